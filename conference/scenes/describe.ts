import type { LayoutName, Scene, SiteId, SlotSource } from '#contract'

const layoutWords: Record<LayoutName, string> = {
  full: 'Toàn màn hình',
  '1+1': 'Chia đôi',
  '1+2': '1 lớn, 2 nhỏ',
  '1+5': '1 lớn, 5 nhỏ',
  '1+7': '1 lớn, 7 nhỏ',
  '2x2': 'Chia 4',
  '3x3': 'Chia 9',
  '4x4': 'Chia 16',
  '5x5': 'Chia 25',
  'content+speaker': 'Nội dung và người phát biểu',
  content: 'Nội dung toàn màn hình',
}

/** The name of a layout as operators say it. */
export function layoutLabel(layout: LayoutName): string {
  return layoutWords[layout]
}

const sourceWords: Record<Exclude<SlotSource['kind'], 'site'>, string> = {
  empty: '(trống)',
  speaker: '(người phát biểu)',
  chair: '(chủ tọa)',
  content: '(nội dung)',
  patrol: '(luân phiên)',
}

/** One line of Vietnamese, e.g. `Chia đôi: PTO - Phường Việt Trì; (trống)`. `labels` may lack sites. */
export function describeScene(scene: Scene, labels: Readonly<Record<SiteId, string>>): string {
  const names = scene.slots.map((slot) =>
    slot.kind === 'site' ? (labels[slot.site] ?? slot.site) : sourceWords[slot.kind],
  )
  return `${layoutWords[scene.layout]}: ${names.join('; ')}`
}
