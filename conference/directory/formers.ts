import { fold, spoken } from '#conference/sites/fold'
import type { FormerUnit } from '#contract/lineage'

/** A name as a sheet writes it: `Xã Kim Đức, TP Việt Trì` or `Xã Kim Đức (huyện Phù Ninh)`. */
export interface WrittenName {
  name: string
  /** Of what it was part, as far as it is written. */
  within: readonly string[]
}

export function writtenName(text: string): WrittenName {
  const [name = '', ...within] = text.split(/[,;()]/).map((part) => part.trim())
  return { name, within: within.filter((part) => part !== '') }
}

const KIND_OF_PLACE = /^(huyen|thi xa|thanh pho|quan|tinh|tp|tx|h|q|t) /

const place = (text: string): string => fold(text).replace(KIND_OF_PLACE, '')

/** Whether every part that is written around the name is the district or the province that it lay in. */
const liesIn = ({ district, province }: FormerUnit, within: readonly string[]): boolean =>
  within.every(
    (part) => place(part) !== '' && [district, province].some((each) => place(each) === place(part)),
  )

/** Former units by their names and codes, found without walking through all of them. */
export interface FormerIndex {
  ofName(written: WrittenName): readonly FormerUnit[]
  /** Five digits. */
  ofCode(code: string): readonly FormerUnit[]
}

export function indexFormers(formers: readonly FormerUnit[]): FormerIndex {
  const byName = grouped(formers, ({ name }) => fold(name))
  const byCode = grouped(formers, ({ code }) => code)
  return {
    ofName({ name, within }) {
      const found = (byName.get(fold(name)) ?? []).filter((former) => liesIn(former, within))
      const exact = found.filter((former) => spoken(former.name) === spoken(name))
      return exact.length > 0 ? exact : found
    },
    ofCode: (code) => (code === '' ? [] : (byCode.get(code) ?? [])),
  }
}

function grouped(
  formers: readonly FormerUnit[],
  keyOf: (former: FormerUnit) => string,
): Map<string, FormerUnit[]> {
  const groups = new Map<string, FormerUnit[]>()
  for (const former of formers) {
    const key = keyOf(former)
    const group = groups.get(key)
    if (group) group.push(former)
    else groups.set(key, [former])
  }
  return groups
}
