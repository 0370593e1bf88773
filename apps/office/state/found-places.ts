import type { Phrase } from '#browser/kit'
import type { ReplyOf } from '#contract'
import type { SearchOperations } from '#contract/console'

export type Found = ReplyOf<SearchOperations, 'search.find'>
export type FoundKind = keyof Found

/** Something that was found, as it is listed: where it is shown, and what is written of it. */
export interface FoundPlace {
  /** Unique in the list. */
  id: string
  kind: FoundKind
  /** `#/directory?site=VN-25-07900`. */
  href: string
  title: string
  /** Beside it. */
  note: string
}

export const kindWords: Readonly<Record<FoundKind, Phrase>> = {
  units: { vi: 'Đơn vị', en: 'Units' },
  persons: { vi: 'Đầu mối', en: 'Focal persons' },
  circuits: { vi: 'Đường truyền', en: 'Lines' },
  sessions: { vi: 'Phiên họp', en: 'Sessions' },
  scenes: { vi: 'Bố cục đã lưu', en: 'Saved scenes' },
  accounts: { vi: 'Tài khoản', en: 'Accounts' },
}

/** Kinds in the order in which they are listed. */
export const foundKinds = Object.keys(kindWords) as FoundKind[]

const siteHref = (site: string) => `#/directory?site=${site}`
const CONSOLE = '/control-room/'
const words = (...texts: string[]) => texts.filter((text) => text !== '').join(' · ')

/** Everything found, in the order of the kinds; `isDirectoryOpen`: a telecom has the page of lines instead. */
export function placesOf(found: Found, isDirectoryOpen: boolean): FoundPlace[] {
  const at = isDirectoryOpen ? siteHref : () => '#/circuits'
  const places = {
    units: found.units.found.map(({ site, label, was }) => ({
      ...{ href: at(site), title: label, note: words(site, was ? `← ${was}` : '') },
    })),
    persons: found.persons?.found.map(({ site, label, name, post, phone }) => ({
      ...{ href: siteHref(site), title: name, note: words(post, phone, label) },
    })),
    circuits: found.circuits?.found.map(({ label, provider, circuit, phone }) => ({
      href: `#/circuits?${new URLSearchParams({ q: circuit || label })}`,
      ...{ title: words(provider, circuit), note: words(phone, label) },
    })),
    sessions: found.sessions?.found.map(({ plan, title, startsAt }) => ({
      href: plan === null ? CONSOLE : `#/calendar?past=1&plan=${encodeURIComponent(plan)}`,
      ...{ title, note: startsAt === null ? '' : dayOf(startsAt) },
    })),
    scenes: found.scenes?.found.map(({ name }) => ({ href: CONSOLE, title: name, note: '' })),
    accounts: found.accounts?.found.map(({ name, person, post, unit }) => ({
      href: '#/accounts',
      ...{ title: person, note: words(post, name, unit) },
    })),
  }
  return foundKinds.flatMap((kind) =>
    (places[kind] ?? []).map((place, index) => ({ ...place, kind, id: `found-${kind}-${index}` })),
  )
}

const VIETNAM_OFFSET_MS = 7 * 3_600_000

/** `23/11/2026` */
const dayOf = (at: number): string =>
  new Date(at + VIETNAM_OFFSET_MS).toISOString().slice(0, 10).split('-').reverse().join('/')
