import { fold } from '#conference/sites/fold'
import type { SiteId } from '#contract'
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

/** Finds the site of a row (F8). */
export type Recognise = (code: string, name: string) => Recognised

/** `node`: whose sites these are, for the sentence that refuses another's. */
export function recogniserOf(sites: readonly KnownSite[], node: { id: string; label: string }): Recognise {
  const byId = new Map(sites.map((each) => [each.site, each]))
  const byCode = new Map(sites.map((each) => [each.site.split('-').at(-1) ?? each.site, each]))
  const refuse = (column: 'code' | 'name', vi: string, en: string): Recognised => ({
    column,
    reason: { vi, en },
  })

  const ofCode = (code: string): KnownSite | undefined => {
    const plain = code.toUpperCase().replace(/\s/g, '')
    if (plain.startsWith('VN')) return byId.get(plain)
    // A sheet drops the zeros in front of a number.
    return /^\d{1,5}$/.test(plain) ? byCode.get(plain.padStart(5, '0')) : byId.get(`${node.id}-${plain}`)
  }
  const isCalled = (known: string, name: string) => fold(known) === fold(name)

  const byName = (name: string): Recognised => {
    const found = sites.filter(({ names }) => names.some((each) => isCalled(each, name)))
    const exact = found.filter(({ names }) => names.some((each) => spoken(each) === spoken(name)))
    const [only, ...more] = exact.length > 0 ? exact : found
    if (!only)
      return refuse(
        'name',
        `Không có đơn vị nào tên này thuộc ${node.label}. Ghi tên đầy đủ, ví dụ Phường Việt Trì, hoặc ghi mã.`,
        `No unit of ${node.label} has this name. Write the full name, e.g. Phường Việt Trì, or the code.`,
      )
    if (more.length > 0)
      return refuse(
        'name',
        `Nhiều đơn vị có tên này (${[only, ...more].map(({ site }) => site).join(', ')}). Hãy ghi mã.`,
        `Several units have this name (${[only, ...more].map(({ site }) => site).join(', ')}). Write the code.`,
      )
    return { site: only, was: isCalled(only.names[0] ?? '', name) ? null : name }
  }

  return (code, name) => {
    if (code === '' && name === '')
      return refuse('code', 'Thiếu cả mã và tên đơn vị.', 'Neither code nor name of the unit.')
    if (code === '') return byName(name)
    const site = ofCode(code)
    if (!site)
      return refuse(
        'code',
        `Không có đơn vị mã này thuộc ${node.label}.`,
        `No unit of ${node.label} has this code.`,
      )
    const called = name === '' ? 0 : site.names.findIndex((each) => isCalled(each, name))
    if (called < 0)
      return refuse(
        'name',
        `Không khớp với mã: ${site.site} là ${site.names[0] ?? site.label}.`,
        `Does not fit the code: ${site.site} is ${site.names[0] ?? site.label}.`,
      )
    return { site, was: called === 0 ? null : name }
  }
}

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g

/** Alike for names that sound alike: the tone of each syllable behind it, for it is written on either vowel (Hòa, Hoà). */
const spoken = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.replace(TONES, '') + (word.match(TONES) ?? []).join(''))
    .join(' ')
