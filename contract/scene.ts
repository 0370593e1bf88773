import { z } from 'zod'
import { siteId } from './ids.ts'
import { humanText, opaqueId } from './protocol.ts'

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

const emptySlot = z.strictObject({ kind: z.literal('empty') })
const siteSlot = z.strictObject({ kind: z.literal('site'), site: siteId })

/** What an operator puts into a slot: a named site, or somebody whom the session's state names at every moment. */
export const slotSource = z.discriminatedUnion('kind', [
  emptySlot,
  siteSlot,
  z.strictObject({ kind: z.literal('speaker') }),
  z.strictObject({ kind: z.literal('chair') }),
  z.strictObject({ kind: z.literal('content') }),
  z.strictObject({ kind: z.literal('patrol'), patrol: opaqueId }),
])
export type SlotSource = z.infer<typeof slotSource>

/** What is written over the pictures. `title` is that of the session, `clock` the node's time in Vietnam. */
export const dressing = z.strictObject({
  labels: z.boolean(),
  title: z.boolean(),
  clock: z.boolean(),
  banner: humanText(200).nullable(),
})
export type Dressing = z.infer<typeof dressing>

/** A scene without a word on it: names only. */
export const plainDressing: Dressing = { labels: true, title: false, clock: false, banner: null }

const wrongCount = { message: 'the number of slots must be that of the layout', path: ['slots'] }
const isFilled = (value: { layout: LayoutName; slots: unknown[] }) =>
  value.slots.length === slotCounts[value.layout]

/** What an operator composes and takes. */
export const scene = z
  .strictObject({
    layout: layoutName,
    slots: z.array(slotSource).max(25),
    dressing: dressing.optional(),
  })
  .refine(isFilled, wrongCount)
export type Scene = z.infer<typeof scene>

export const emptyScene: Scene = { layout: 'full', slots: [{ kind: 'empty' }] }

/** What a slot shows at a moment: the camera of a site, or its content. */
export const screenSlot = z.discriminatedUnion('kind', [
  emptySlot,
  siteSlot,
  z.strictObject({ kind: z.literal('content'), site: siteId }),
])
export type ScreenSlot = z.infer<typeof screenSlot>

/** A scene whose slots are resolved: what everybody sees at a moment. */
export const screen = z
  .strictObject({
    layout: layoutName,
    slots: z.array(screenSlot).max(25),
    dressing: dressing.optional(),
  })
  .refine(isFilled, wrongCount)
export type Screen = z.infer<typeof screen>

export const emptyScreen: Screen = { layout: 'full', slots: [{ kind: 'empty' }] }

/** How the new pictures come. */
export const transition = z.enum(['cut', 'fade'])
export type Transition = z.infer<typeof transition>
