import { fold } from '#conference/sites/fold'
import type { SiteEquipment, SiteKind, SiteLine } from '#contract/directory'
import { type Read, wrong } from './told.ts'

/** What may be chosen, with the word that the sheet has for it. */
export const kindWords: Readonly<Record<SiteKind, string>> = {
  commune: 'Cấp xã',
  department: 'Sở, ngành',
  provincial: 'Cấp tỉnh',
  central: 'Trung ương',
  other: 'Khác',
}
export const equipmentWords: Readonly<Record<NonNullable<SiteEquipment['type']>, string>> = {
  browser: 'Trình duyệt',
  hardware: 'Thiết bị phòng họp',
}
export const networkWords: Readonly<Record<NonNullable<SiteLine['network']>, string>> = {
  tslcd: 'TSLCD',
  internet: 'Internet',
}

/** Takes the word or its code, however it is written; gives the word (F6). */
export const choice =
  (words: Readonly<Record<string, string>>) =>
  (text: string): Read => {
    const found = Object.entries(words).find(([code, word]) =>
      [code, word].some((each) => fold(each) === fold(text)),
    )
    if (found) return { text: found[1] }
    const all = Object.values(words).join(' | ')
    return wrong(`Chỉ nhận một trong: ${all}.`, `Only one of: ${all}.`)
  }

/** The code of a word that {@link choice} gave; null: empty. */
export const codeOf = <Code extends string>(
  words: Readonly<Record<Code, string>>,
  text: string,
): Code | null => (Object.keys(words) as Code[]).find((code) => words[code] === text) ?? null
