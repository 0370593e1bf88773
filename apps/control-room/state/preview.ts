import { type LayoutName, type Scene, type SiteId, slotCounts } from '#contract'

/**
 * The scene that the operator prepares. Slots beyond those of the layout keep their site, so that going to a
 * smaller layout and back loses nothing; only the visible ones are taken on air.
 */
export interface Preview {
  layout: LayoutName
  slots: readonly (SiteId | null)[]
  /** The slot that the next site goes to. */
  selected: number
  /** The operator pointed at the slot: the next site that is clicked goes into it. */
  armed: boolean
}

export const MOST_SLOTS = Math.max(...Object.values(slotCounts))

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

export const emptyPreview: Preview = {
  layout: '2x2',
  slots: new Array<SiteId | null>(MOST_SLOTS).fill(null),
  selected: 0,
  armed: false,
}

export const visibleSlots = (preview: Preview): readonly (SiteId | null)[] =>
  preview.slots.slice(0, slotCounts[preview.layout])

/** What a take sends. */
export function sceneOf(preview: Preview): Scene {
  return {
    layout: preview.layout,
    slots: visibleSlots(preview).map((site) => (site ? { kind: 'site', site } : { kind: 'empty' })),
  }
}

/** A preview that shows this scene, e.g. to change what is on air a little. */
export function previewOf(scene: Scene): Preview {
  const sites = scene.slots.map((slot) => (slot.kind === 'site' ? slot.site : null))
  const slots = [...sites, ...emptyPreview.slots].slice(0, MOST_SLOTS)
  const selected = nextEmpty(slots, slotCounts[scene.layout], 0) ?? 0
  return { layout: scene.layout, slots, selected, armed: false }
}

export function chooseLayout(preview: Preview, layout: LayoutName): Preview {
  return { ...preview, layout, selected: Math.min(preview.selected, slotCounts[layout] - 1) }
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
 * A scene never shows a site twice: a site that is in another slot changes places with this one.
 */
export function assignSite(preview: Preview, site: SiteId, slot = preview.selected): Preview {
  const slots = [...preview.slots]
  const before = slots.indexOf(site)
  if (before >= 0) slots[before] = slots[slot] ?? null
  slots[slot] = site
  const next = nextEmpty(slots, slotCounts[preview.layout], slot)
  return { ...preview, slots, selected: next ?? slot, armed: preview.armed && next !== undefined }
}

/** Moves what is in one slot to another; what was there comes back. */
export function swapSlots(preview: Preview, from: number, to: number): Preview {
  const slots = [...preview.slots]
  slots[to] = preview.slots[from] ?? null
  slots[from] = preview.slots[to] ?? null
  return { ...preview, slots, selected: to }
}

export function clearSlot(preview: Preview, slot = preview.selected): Preview {
  return { ...preview, slots: preview.slots.map((site, at) => (at === slot ? null : site)), selected: slot }
}

export const clearAll = (preview: Preview): Preview => ({ ...emptyPreview, layout: preview.layout })

function nextEmpty(slots: readonly (SiteId | null)[], count: number, after: number): number | undefined {
  for (let step = 0; step < count; step++) {
    const slot = (after + step) % count
    if (!slots[slot]) return slot
  }
  return undefined
}
