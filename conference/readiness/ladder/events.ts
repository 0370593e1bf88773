import type { EventBody } from '#contract/events'
import type { SessionLadder, Waiver } from '#contract/readiness'
import { noticesTo } from './due.ts'

/** What the record says of ladders that changed (D48); `by` gave the command, or is the tier whose clock it was. */
export function ladderEvents(
  before: readonly SessionLadder[],
  after: readonly SessionLadder[],
  by: string,
): EventBody[] {
  const earlier = new Map(before.map((each) => [each.session, each]))
  return after.flatMap((each) => eventsOf(earlier.get(each.session) ?? null, each, by))
}

function eventsOf(before: SessionLadder | null, after: SessionLadder, by: string): EventBody[] {
  if (before === after) return []
  const { session, startsAt, ladder, judged, declared } = after
  const isSet = before?.startsAt !== startsAt || before.ladder !== ladder
  const sent = isSet ? after.notices : after.notices.slice(before.notices.length)
  return [
    ...(isSet ? [{ kind: 'ladder.set', session, startsAt, ladder, by } as const] : []),
    ...lacking(after.waivers, before?.waivers).map(
      (waiver) => ({ kind: 'waiver.signed', waiver, by }) as const,
    ),
    ...lacking(before?.waivers ?? [], after.waivers).map(
      ({ id: waiver }) => ({ kind: 'waiver.withdrawn', session, waiver, by }) as const,
    ),
    ...sent.map(({ step, reach, sites }) => {
      const to = noticesTo(reach, sites).map((notice) => notice.to)
      return { kind: 'ladder.noticed', session, step, reach, to } as const
    }),
    ...(judged && judged.state !== before?.judged?.state
      ? [{ kind: 'gate.judged', session, gate: judged } as const]
      : []),
    ...(judged && declared && declared !== before?.declared
      ? [{ kind: 'session.declared-ready', session, gate: judged, by } as const]
      : []),
  ]
}

/** Those that `others` have not. */
const lacking = (waivers: readonly Waiver[], others: readonly Waiver[] = []) =>
  waivers.filter(({ id }) => !others.some((each) => each.id === id))
