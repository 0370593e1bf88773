import { type Layer, type LayoutName, slotCounts } from '#contract'

/**
 * Which simulcast layer each slot deserves: about as many lines as the slot has on a 1080p screen. A 3×3 slot
 * has 360 lines and is still given 180p, since nine better pictures would not pass a commune's line.
 */
const policy: Record<LayoutName, readonly Layer[]> = {
  full: [2],
  '1+1': [2, 2],
  '2x2': Array<Layer>(slotCounts['2x2']).fill(1),
  '3x3': Array<Layer>(slotCounts['3x3']).fill(0),
  '1+5': [2, 0, 0, 0, 0, 0],
}

/** The highest layer worth receiving for a slot; 0 for a slot that the layout does not have. */
export function layerOfSlot(layout: LayoutName, slot: number): Layer {
  return policy[layout][slot] ?? 0
}
