import type { ComponentType } from 'react'
import type { Phrase } from '#browser/kit'
import type { AccountRole } from '#contract/accounts'
import type { Right } from '#contract/console'

/** A page of the office: its folder below `pages/`, and its name in the address, `#/<name>`. */
export interface OfficePage {
  name: string
  title: Phrase
  /** Without it the page is not offered. */
  right: Right
  /** Roles of accounts that have nothing to do there. */
  notFor?: readonly AccountRole[]
  /** What is drawn in it; fetched when the page is first opened. */
  load: () => Promise<{ default: ComponentType }>
}

/** Every page, in the order of the navigation; the first is where one arrives. */
export const pages: readonly [OfficePage, ...OfficePage[]] = [
  {
    name: 'directory',
    title: { vi: 'Danh bạ điểm cầu', en: 'Directory of sites' },
    right: 'read',
    notFor: ['telecom', 'focal'],
    load: () => import('./pages/directory/page.tsx'),
  },
  {
    name: 'calendar',
    title: { vi: 'Lịch phiên họp', en: 'Calendar of sessions' },
    right: 'read',
    notFor: ['telecom', 'focal'],
    load: () => import('./pages/calendar/page.tsx'),
  },
  {
    name: 'notices',
    title: { vi: 'Thông báo', en: 'Notices' },
    right: 'sites',
    load: () => import('./pages/notices/page.tsx'),
  },
  {
    name: 'links',
    title: { vi: 'Liên kết điểm cầu', en: 'Links of sites' },
    right: 'sites',
    load: () => import('./pages/links/page.tsx'),
  },
  {
    name: 'circuits',
    title: { vi: 'Đường truyền', en: 'Lines' },
    right: 'read',
    notFor: ['focal'],
    load: () => import('./pages/circuits/page.tsx'),
  },
  {
    name: 'accounts',
    title: { vi: 'Tài khoản', en: 'Accounts' },
    right: 'tokens',
    load: () => import('./pages/accounts/page.tsx'),
  },
]

/** The pages that somebody is offered. `role` null: who signed in by a link. */
export const pagesFor = (rights: readonly Right[], role: AccountRole | null): readonly OfficePage[] =>
  pages.filter(({ right, notFor = [] }) => rights.includes(right) && !(role && notFor.includes(role)))

/** The page of that name; the first for a name that none has. */
export const pageNamed = (name: string): OfficePage => pages.find((page) => page.name === name) ?? pages[0]
