import {
  type Dressing,
  type LayoutName,
  plainDressing,
  type Scene,
  type SiteId,
  type SlotSource,
  slotCounts,
  type Transition,
} from '#contract'
import { sameDressing, sameSource } from './scene-change.ts'

/**
 * The scene that the operator prepares. Slots beyond those of the layout keep what is in them, so that going to a
 * smaller layout and back loses nothing; only the visible ones are taken on air.
 */
export interface Preview {
  layout: LayoutName
  slots: readonly SlotSource[]
  /** The slots of the layouts with content, which are of another kind than those of the others. */
  contentSlots: readonly SlotSource[]
  /** The slot that the next site goes to. */
  selected: number
  /** The operator pointed at the slot: the next site that is clicked goes into it. */
  armed: boolean
  dressing: Dressing
  transition: Transition
}

export const MOST_SLOTS = Math.max(...Object.values(slotCounts))
export const MOST_CONTENT_SLOTS = slotCounts['content+speaker']

/** The layouts as the picker shows them, each with its key. */
export const layoutKeys: readonly (readonly [key: string, layout: LayoutName])[] = [
  ['1', 'full'],
  ['2', '1+1'],
  ['3', '2x2'],
  ['4', '3x3'],
  ['5', '1+5'],
  ['6', '1+2'],
  ['7', '1+7'],
  ['8', '4x4'],
  ['9', '5x5'],
  ['0', 'content+speaker'],
  ['-', 'content'],
]

const empty: SlotSource = { kind: 'empty' }
const contentFirst: readonly SlotSource[] = [{ kind: 'content' }, { kind: 'speaker' }]

export const emptyPreview: Preview = {
  layout: '2x2',
  slots: new Array<SlotSource>(MOST_SLOTS).fill(empty),
  contentSlots: contentFirst,
  selected: 0,
  armed: false,
  dressing: plainDressing,
  transition: 'cut',
}

const isOfContent = (layout: LayoutName): boolean => layout.startsWith('content')

/** Those that have a slot for content from the start. */
export const contentLayoutKeys = layoutKeys.filter(([, layout]) => isOfContent(layout))

const slotsOf = (preview: Preview): readonly SlotSource[] =>
  isOfContent(preview.layout) ? preview.contentSlots : preview.slots

const withSlots = (preview: Preview, slots: readonly SlotSource[]): Preview =>
  isOfContent(preview.layout) ? { ...preview, contentSlots: slots } : { ...preview, slots }

export const visibleSlots = (preview: Preview): readonly SlotSource[] =>
  slotsOf(preview).slice(0, slotCounts[preview.layout])

/** What a take sends. */
export function sceneOf(preview: Preview): Scene {
  const { layout, dressing } = preview
  const slots = [...visibleSlots(preview)]
  return sameDressing(dressing, plainDressing) ? { layout, slots } : { layout, slots, dressing }
}

/** A preview that shows this scene, e.g. to change what is on air a little. */
export function previewOf(scene: Scene, transition: Transition = 'cut'): Preview {
  const { layout, dressing = plainDressing } = scene
  const preview = { ...emptyPreview, layout, dressing, transition }
  const slots = [...scene.slots, ...slotsOf(preview).slice(scene.slots.length)]
  return { ...withSlots(preview, slots), selected: nextEmpty(scene.slots, slotCounts[layout], 0) ?? 0 }
}

/** A layout for content that has been cleared begins anew with content and speaker. */
export function chooseLayout(preview: Preview, layout: LayoutName): Preview {
  const isCleared = isOfContent(layout) && preview.contentSlots.every(({ kind }) => kind === 'empty')
  return {
    ...preview,
    layout,
    contentSlots: isCleared ? contentFirst : preview.contentSlots,
    selected: Math.min(preview.selected, slotCounts[layout] - 1),
  }
}

export function selectSlot(preview: Preview, slot: number): Preview {
  return { ...preview, selected: Math.max(0, Math.min(slotCounts[preview.layout] - 1, slot)) }
}

/** Points at a slot; pointing at it again lets go. */
export function pointAtSlot(preview: Preview, slot: number): Preview {
  const again = preview.armed && preview.selected === slot
  return { ...selectSlot(preview, slot), armed: !again }
}

export const letGo = (preview: Preview): Preview => (preview.armed ? { ...preview, armed: false } : preview)

/**
 * Puts a site into a slot (the selected one by default) and selects the next empty slot, if there is one.
 * A scene never names a site twice: a site that is in another slot changes places with this one.
 */
export const assignSite = (preview: Preview, site: SiteId, slot = preview.selected): Preview =>
  assignSource(preview, { kind: 'site', site }, slot)

/** The same for speaker, chair and content. An empty source clears the slot. */
export function assignSource(preview: Preview, source: SlotSource, slot = preview.selected): Preview {
  if (source.kind === 'empty') return clearSlot(preview, slot)
  const slots = [...slotsOf(preview)]
  const before = slots.findIndex((each) => sameSource(each, source))
  if (before >= 0) slots[before] = slots[slot] ?? empty
  slots[slot] = source
  const next = nextEmpty(slots, slotCounts[preview.layout], slot)
  return { ...withSlots(preview, slots), selected: next ?? slot, armed: preview.armed && next !== undefined }
}

/** Moves what is in one slot to another; what was there comes back. */
export function swapSlots(preview: Preview, from: number, to: number): Preview {
  const before = slotsOf(preview)
  if (Math.max(from, to) >= before.length) return preview
  const slots = [...before]
  slots[to] = before[from] ?? empty
  slots[from] = before[to] ?? empty
  return { ...withSlots(preview, slots), selected: to }
}

export function clearSlot(preview: Preview, slot = preview.selected): Preview {
  const slots = slotsOf(preview).map((source, at) => (at === slot ? empty : source))
  return { ...withSlots(preview, slots), selected: slot }
}

/** Dressing and transition stay. */
export function clearAll(preview: Preview): Preview {
  const { layout, dressing, transition } = preview
  const contentSlots = emptyPreview.contentSlots.map(() => empty)
  return { ...emptyPreview, contentSlots, layout, dressing, transition }
}

export const dress = (preview: Preview, change: Partial<Dressing>): Preview => ({
  ...preview,
  dressing: { ...preview.dressing, ...change },
})

export const switchTransition = (preview: Preview): Preview => ({
  ...preview,
  transition: preview.transition === 'cut' ? 'fade' : 'cut',
})

function nextEmpty(slots: readonly SlotSource[], count: number, after: number): number | undefined {
  for (let step = 0; step < count; step++) {
    const slot = (after + step) % count
    if ((slots[slot] ?? empty).kind === 'empty') return slot
  }
  return undefined
}
