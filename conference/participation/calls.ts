import type { RollCall, RollCallAnswer, RollCallState, SiteId } from '#contract'
import type { EventRecord } from '#contract/events'

/** The roll calls of a session: the newest that asks a site, and the answer that counts. */
export interface Calls {
  of(site: SiteId): { at: number; answer: RollCallAnswer | null } | null
}

/**
 * Roll calls of a session from what was exchanged about them (`known`) and from the record (J7). An answer that stands
 * in both is one; the last by its time counts, as everywhere (R3).
 */
export function callsOf(
  session: string,
  known: readonly RollCallState[],
  events: readonly EventRecord[],
): Calls {
  const calls = new Map<string, RollCall>()
  const answers = new Map<string, RollCallAnswer>()
  const keep = (id: string, site: SiteId, answer: RollCallAnswer) => {
    const key = `${id} ${site}`
    const before = answers.get(key)
    if (!before || isLater(answer, before)) answers.set(key, answer)
  }
  for (const { call, entries } of known) {
    if (call.session !== session) continue
    calls.set(call.id, call)
    for (const { site, answers: given } of entries) for (const each of given) keep(call.id, site, each)
  }
  for (const { body } of events) {
    if (body.kind === 'roll-call.opened' && body.call.session === session && !calls.has(body.call.id))
      calls.set(body.call.id, body.call)
    if (body.kind === 'roll-call.answered') keep(body.rollCall, body.site, body.answer)
  }
  const newestFirst = [...calls.values()]
    .toSorted((left, right) => right.at - left.at || (left.id < right.id ? 1 : -1))
    .map((call) => ({ call, asked: call.sites && new Set(call.sites) }))

  return {
    of(site) {
      const found = newestFirst.find(({ asked }) => asked?.has(site) ?? true)
      return found ? { at: found.call.at, answer: answers.get(`${found.call.id} ${site}`) ?? null } : null
    },
  }
}

/** Answers of one moment have an order of their own, so that all come to the same. */
const isLater = (left: RollCallAnswer, right: RollCallAnswer): boolean =>
  left.at > right.at || (left.at === right.at && JSON.stringify(left) > JSON.stringify(right))
