import { climb, closeRound, openRound, type RoundDue } from '#conference/readiness'
import type { Changes, ReadinessState } from '#conference/readiness-store'
import type { NodeId, SiteId } from '#contract'
import type { Round, SessionLadder, Verdict } from '#contract/readiness'

/** What is around the ladders of this node at a moment. */
export interface AroundLadders {
  /** The sessions that this node runs. */
  sessions: readonly { id: string; title: string }[]
  /** The newest verdict on every site of this tier. */
  verdicts: readonly Verdict[]
  present: ReadonlySet<SiteId>
  node: NodeId
  /** This tier, as the record has it: nobody gave a command. */
  by: string
  /** Unix milliseconds. */
  now: number
  newId: () => string
}

const LONGEST_TITLE = 200

/** What the ladders bring about now (N63): their rounds begin, notices go out, the gate is judged. Null: nothing. */
export function ladderChanges(
  { ladders, rounds }: Pick<ReadinessState, 'ladders' | 'rounds'>,
  around: AroundLadders,
): Changes | null {
  const titles = new Map(around.sessions.map(({ id, title }) => [id, title]))
  const gone = new Set(ladders.flatMap(({ session }) => (titles.has(session) ? [] : [session])))
  const climbed = ladders
    .filter(({ session }) => !gone.has(session))
    .map((each) => ({ before: each, ...climb(each, around.verdicts, around.now) }))
  const begin = climbed.flatMap(({ ladder, rounds: due }) =>
    due.map((each) => beginRound(each, ladder, titles.get(ladder.session) ?? '', around)),
  )
  const replaced = new Set([...gone, ...begin.map(({ session }) => session)])
  const closed = rounds.map((round) =>
    round.session !== null && replaced.has(round.session) ? closeRound(round) : round,
  )
  if (gone.size === 0 && begin.length === 0 && climbed.every(({ before, ladder }) => before === ladder))
    return null
  return { ladders: climbed.map(({ ladder }) => ladder), rounds: [...closed, ...begin] }
}

/** The round of a step takes the place of the one of the step before. */
function beginRound(
  { step, form, proofSince, sites }: RoundDue,
  { session }: SessionLadder,
  title: string,
  { node, by, now, present, newId }: AroundLadders,
): Round {
  const order = { title: `${step}: ${title}`.slice(0, LONGEST_TITLE), form, session, step, proofSince }
  return openRound({ id: newId(), node, by }, order, sites, { at: now, present })
}
