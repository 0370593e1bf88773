import type { Language } from './figures.ts'

/** What was not measured, as people know it, by the beginning of its path in the measurement. */
const names: readonly (readonly [string, Record<Language, string>])[] = [
  ['pageHidden', { vi: 'trang có bị che không', en: 'whether the page was covered' }],
  ['concealedShare', { vi: 'tiếng bị ngắt quãng', en: 'gaps in the sound' }],
  ['camera', { vi: 'camera', en: 'camera' }],
  ['microphone', { vi: 'micro', en: 'microphone' }],
  ['speaker', { vi: 'loa', en: 'loudspeaker' }],
  ['legs.siteUp', { vi: 'đường lên của điểm cầu', en: "the site's line upward" }],
  ['legs.siteDown', { vi: 'đường xuống của điểm cầu', en: "the site's line downward" }],
  ['legs.uplink', { vi: 'đường tỉnh – trung ương', en: "the province's uplink" }],
  ['loops.province.picture', { vi: 'hình từ tỉnh', en: 'the picture from the province' }],
  ['loops.province.sound', { vi: 'tiếng từ tỉnh', en: 'the sound from the province' }],
  ['loops.province', { vi: 'độ trễ và lệch tiếng từ tỉnh', en: 'delay and lip-sync of the province' }],
  ['loops.centre.picture', { vi: 'hình từ trung ương', en: 'the picture from the centre' }],
  ['loops.centre.sound', { vi: 'tiếng từ trung ương', en: 'the sound from the centre' }],
  ['loops.centre', { vi: 'độ trễ và lệch tiếng từ trung ương', en: 'delay and lip-sync of the centre' }],
]

/** The paths of a measurement as people know them, each once. */
export function missingWords(paths: readonly string[], language: Language): string {
  const found = paths.map((path) => names.find(([begin]) => path.startsWith(begin))?.[1][language] ?? path)
  return [...new Set(found)].join(', ')
}
