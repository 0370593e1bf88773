import { fold, spoken } from '#conference/sites/fold'
import type { SiteId } from '#contract'
import type { FormerUnit } from '#contract/lineage'
import { type FormerIndex, indexFormers, writtenName } from './formers.ts'
import type { Told } from './told.ts'

/** A site of this node, with every name that its unit has had: the one of today first. */
export interface KnownSite {
  site: SiteId
  label: string
  names: readonly string[]
}

export type Recognised =
  /** `was`: it is no longer called so. */
  { site: KnownSite; was: string | null } | { column: 'code' | 'name'; reason: Told }

/** Finds the site of a row (F8, F16). */
export type Recognise = (code: string, name: string) => Recognised

/**
 * @param node whose sites these are, for the sentence that refuses another's
 * @param formers units that were merged into these sites, or renamed
 */
export function recogniserOf(
  sites: readonly KnownSite[],
  node: { id: string; label: string },
  formers: FormerIndex = indexFormers([]),
): Recognise {
  const byId = new Map(sites.map((each) => [each.site, each]))
  const byCode = new Map(sites.map((each) => [each.site.split('-').at(-1) ?? each.site, each]))
  const refuse = (column: 'code' | 'name', vi: string, en: string): Recognised => ({
    column,
    reason: { vi, en },
  })
  const ambiguous = (column: 'code' | 'name', found: readonly Candidate[]): Recognised => {
    const listed = found.slice(0, CANDIDATES).map(candidateWords).join('; ')
    return refuse(
      column,
      `Nhiều đơn vị khớp: ${cut(listed)}. Hãy ghi mã mới.`,
      `Several units fit: ${cut(listed)}. Write the new code.`,
    )
  }
  const candidatesOf = (found: readonly FormerUnit[]): Candidate[] =>
    found.flatMap((former) => {
      const site = byId.get(former.site)
      return site ? [{ site, former }] : []
    })

  const ofCode = (code: string): KnownSite | undefined => {
    const plain = code.toUpperCase().replace(/\s/g, '')
    if (plain.startsWith('VN')) return byId.get(plain)
    // A sheet drops the zeros in front of a number.
    return /^\d{1,5}$/.test(plain) ? byCode.get(plain.padStart(5, '0')) : byId.get(`${node.id}-${plain}`)
  }
  const isCalled = (known: string, name: string) => fold(known) === fold(name)

  const byName = (text: string): Recognised => {
    const written = writtenName(text)
    const ofToday = written.within.length > 0 ? [] : calledNow(sites, text)
    const found = oneOfEach([
      ...ofToday.map((site) => ({ site, former: null })),
      ...candidatesOf(formers.ofName(written)),
    ])
    const exact = found.filter(({ site, former }) =>
      (former ? [former.name] : site.names).some((each) => spoken(each) === spoken(written.name)),
    )
    const [only, ...more] = exact.length > 0 ? exact : found
    if (!only)
      return refuse(
        'name',
        `Không có đơn vị nào tên này thuộc ${node.label}. Ghi tên đầy đủ, ví dụ Phường Việt Trì, hoặc ghi mã.`,
        `No unit of ${node.label} has this name. Write the full name, e.g. Phường Việt Trì, or the code.`,
      )
    if (more.length > 0) return ambiguous('name', [only, ...more])
    const isToday = only.former === null && isCalled(only.site.names[0] ?? '', text)
    return { site: only.site, was: isToday ? null : text }
  }

  const byFormerCode = (code: string, name: string): Recognised => {
    const written = writtenName(name)
    const plain = code.replace(/\s/g, '').padStart(5, '0')
    const coded = candidatesOf(formers.ofCode(plain))
    const named = coded.filter(({ former }) => name === '' || isCalled(former?.name ?? '', written.name))
    const [only, ...more] = oneOfEach(named)
    if (only && more.length === 0) return { site: only.site, was: only.former?.name ?? code }
    if (only) return ambiguous('code', [only, ...more])
    const [other] = coded
    if (other)
      return refuse(
        'name',
        `Không khớp với mã: ${plain} trước đây là ${other.former?.name}.`,
        `Does not fit the code: ${plain} was ${other.former?.name}.`,
      )
    return refuse(
      'code',
      `Không có đơn vị mã này thuộc ${node.label}.`,
      `No unit of ${node.label} has this code.`,
    )
  }

  return (code, name) => {
    if (code === '' && name === '')
      return refuse('code', 'Thiếu cả mã và tên đơn vị.', 'Neither code nor name of the unit.')
    if (code === '') return byName(name)
    const site = ofCode(code)
    if (!site) return byFormerCode(code, name)
    const called = name === '' ? 0 : site.names.findIndex((each) => isCalled(each, name))
    const wasPart =
      called < 0 && formers.ofName(writtenName(name)).some((former) => former.site === site.site)
    if (called < 0 && !wasPart)
      return refuse(
        'name',
        `Không khớp với mã: ${site.site} là ${site.names[0] ?? site.label}.`,
        `Does not fit the code: ${site.site} is ${site.names[0] ?? site.label}.`,
      )
    return { site, was: called === 0 ? null : name }
  }
}

/** A site that a row may mean: by a name of its own, or by a former unit that lies in it. */
interface Candidate {
  site: KnownSite
  former: FormerUnit | null
}

/** As many are named. */
const CANDIDATES = 4
/** Characters of them. */
const LONGEST = 200

const cut = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text)

/** `VN-25-07900 (Phường Việt Trì, Xã Kim Đức cũ của Thành phố Việt Trì)` */
function candidateWords({ site: { site, label, names }, former }: Candidate): string {
  const was = former && [former.name, former.district].filter((word) => word !== '').join(', ')
  return `${site} (${names[0] ?? label}${was ? ` ← ${was}` : ''})`
}

/** The first way to each site. */
const oneOfEach = (found: readonly Candidate[]): Candidate[] =>
  found.filter(({ site }, at) => found.findIndex((each) => each.site.site === site.site) === at)

/** The sites that have or had the name: those whose tones are the same, else those that fold alike. */
function calledNow(sites: readonly KnownSite[], name: string): readonly KnownSite[] {
  const folded = fold(name)
  const found = sites.filter(({ names }) => names.some((each) => fold(each) === folded))
  const exact = found.filter(({ names }) => names.some((each) => spoken(each) === spoken(name)))
  return exact.length > 0 ? exact : found
}
