import type { NoticeKind } from '#contract/notices'
import { isOfUse, plansDue } from './plans-due.ts'
import { type Due, keyOf, type Situation, type Told } from './situation.ts'

/** All that has to go out now and was not queued before (Q3 to Q9). */
export const dueNotices = (situation: Situation, told: Told): Due[] =>
  allDue(situation, told).filter(({ about, key }) => !told.has(about, key))

const allDue = (situation: Situation, told: Told): Due[] => [
  ...plansDue(situation, told),
  ...ofLadders(situation),
  ...ofUnnamed(situation),
]

/** Those kinds hold as long as what they ask for is missing, and no longer (Q14). */
export const passingKinds: readonly NoticeKind[] = ['unanswered', 'site-late', 'province-late']

/** Of waiting notices of the kinds that pass those that nothing asks for any more, as far as that is known (Q14). */
export function withdrawn<W extends { key: string; about: string }>(
  waiting: readonly W[],
  situation: Situation,
  told: Told,
): W[] {
  if (waiting.length === 0) return []
  const keys = new Set(allDue(situation, told).map(({ key }) => key))
  const isKnown = (about: string) => {
    const session = sessionOf(about)
    return session === null || situation.isLadderKnown(session)
  }
  return waiting.filter(({ key, about }) => !keys.has(key) && isKnown(about))
}

const OF_SESSION = 'session:'
const aboutSession = (session: string): string => `${OF_SESSION}${session}`
const sessionOf = (about: string): string | null =>
  about.startsWith(OF_SESSION) ? about.slice(OF_SESSION.length) : null

/** About what something may be due now: of these {@link dueNotices} asks what was told. */
export const aboutsOf = ({ plans, ladders, now }: Situation): string[] => [
  ...plans.filter((planned) => isOfUse(planned, now)).map(({ plan }) => `plan:${plan.id}`),
  ...ladders.map(({ session }) => aboutSession(session)),
  `week:${weekOf(now)}`,
]

/** A step of a ladder, once to each whom it reaches (Q7). */
const ofLadders = ({ ladders, recipientsOf, office, now }: Situation): Due[] =>
  ladders.flatMap(({ session, title, startsAt, step, reach, to: told, sites }) => {
    if (startsAt <= now) return []
    const about = aboutSession(session)
    const kind = reach === 'site' ? 'site-late' : 'province-late'
    return (reach === 'site' ? recipientsOf(told) : office).map(
      (to): Due => ({
        key: keyOf(about, `${kind} ${step} ${startsAt}`, to),
        ...{ kind, about, to, says: '', replaces: null, until: startsAt },
        facts: { of: 'ladder', title, startsAt, step, sites: sites.map(({ site }) => site) },
      }),
    )
  })

const DAY_MS = 24 * 3_600_000
const VIETNAM_OFFSET_MS = 7 * 3_600_000
const WEEK_MS = 7 * DAY_MS
/** Monday 5 January 1970, eight in the morning in Vietnam: mail of an office is read in office hours. */
const FIRST_MONDAY_MS = 4 * DAY_MS + 8 * 3_600_000 - VIETNAM_OFFSET_MS

const weekOf = (now: number) => Math.floor((now - FIRST_MONDAY_MS) / WEEK_MS)

/** Once a week, as long as a site has no focal person (Q8). */
function ofUnnamed({ unnamed, office, now }: Situation): Due[] {
  if (unnamed.length === 0) return []
  const week = weekOf(now)
  const about = `week:${week}`
  return office.map((to) => ({
    key: keyOf(about, 'unnamed', to),
    ...{ kind: 'unnamed', about, to, says: '', replaces: null },
    until: FIRST_MONDAY_MS + (week + 1) * WEEK_MS,
    facts: { of: 'unnamed', sites: unnamed },
  }))
}
