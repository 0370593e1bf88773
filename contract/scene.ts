import { z } from 'zod'
import { siteId } from './ids.ts'

/** Layout names and how many slots each has; geometry is drawn by `browser/layouts`, policy is in `conference/scenes`. */
export const slotCounts = {
  full: 1,
  '1+1': 2,
  '1+2': 3,
  '1+5': 6,
  '1+7': 8,
  '2x2': 4,
  '3x3': 9,
  '4x4': 16,
  '5x5': 25,
  'content+speaker': 2,
  content: 1,
} as const
export type LayoutName = keyof typeof slotCounts
export const layoutName = z.enum(Object.keys(slotCounts) as [LayoutName, ...LayoutName[]])

export const slotSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('empty') }),
  z.strictObject({ kind: z.literal('site'), site: siteId }),
])
export type SlotSource = z.infer<typeof slotSource>

export const scene = z
  .strictObject({ layout: layoutName, slots: z.array(slotSource).max(25) })
  .refine((value) => value.slots.length === slotCounts[value.layout], {
    message: 'the number of slots must be that of the layout',
    path: ['slots'],
  })
export type Scene = z.infer<typeof scene>

export const emptyScene: Scene = { layout: 'full', slots: [{ kind: 'empty' }] }
