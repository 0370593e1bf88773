import { type Layer, type LayoutName, slotCounts } from '#contract'

const all = (layout: LayoutName, layer: Layer): Layer[] => Array<Layer>(slotCounts[layout]).fill(layer)

/**
 * Which simulcast layer each slot deserves: about as many lines as the slot has on a 1080p screen. A slot of 360
 * lines is given 180p where there are many of them, since nine better pictures would not pass a commune's line.
 */
const policy: Record<LayoutName, readonly Layer[]> = {
  full: [2],
  '1+1': all('1+1', 2),
  '1+2': [2, 1, 1],
  '1+5': [2, 0, 0, 0, 0, 0],
  '1+7': [2, 0, 0, 0, 0, 0, 0, 0],
  '2x2': all('2x2', 1),
  '3x3': all('3x3', 0),
  '4x4': all('4x4', 0),
  '5x5': all('5x5', 0),
  'content+speaker': [2, 1],
  content: [2],
}

/** The highest layer worth receiving for a slot; 0 for a slot that the layout does not have. */
export function layerOfSlot(layout: LayoutName, slot: number): Layer {
  return policy[layout][slot] ?? 0
}
