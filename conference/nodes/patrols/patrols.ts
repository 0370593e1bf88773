import {
  goBack,
  goOn,
  hasOthers,
  type Moved,
  mend,
  type Surroundings,
  stopEnds,
  type Visits,
} from '#conference/patrols'
import type { PatrolMemory, SessionKeeper } from '#conference/sessions'
import type { NodeId, Patrol, SessionState, SiteId, SiteStatus } from '#contract'
import type { EventBody } from '#contract/events'
import type { Log } from '#foundation/log'
import type { Clock, Timer } from '#foundation/time'
import { surroundingsOf } from './surroundings.ts'

/** After a start sites need this long to come back to a node; until then no patrol passes anybody over. Milliseconds. */
const SETTLE_MS = 5000
/** How long after a failure it is tried again, milliseconds. */
const AGAIN_MS = 1000

export type ByHand = 'next' | 'previous'

/** Drives the patrols of the sessions that a node owns by its clock (N18). */
export interface Patrols {
  /** Sessions or sites may have changed. */
  changed(): void
  /** An operator goes on or back. Resolves once it is stored; nothing happens when nobody else can be shown. */
  move(session: string, patrol: string, to: ByHand, given: { by: string; tier: NodeId }): Promise<void>
  /** Idempotent. */
  close(): void
}

export interface PatrolsOptions {
  node: NodeId
  keeper: Pick<SessionKeeper, 'all' | 'movePatrol'>
  memory: PatrolMemory
  sites: () => readonly SiteId[]
  roster: () => readonly SiteStatus[]
  clock: Clock
  log: Log
}

type Move = (patrol: Patrol, visits: Visits, around: Surroundings) => Moved | null

export function createPatrols({ node, keeper, memory, sites, roster, clock, log }: PatrolsOptions): Patrols {
  const settled = clock.now() + SETTLE_MS
  const known = new Map<string, Visits>()
  const moving = new Set<string>()
  let last: Promise<unknown> = Promise.resolve()
  let due: Timer | undefined
  let closed = false

  const owned = () => keeper.all().filter(({ owner }) => owner === node)
  const knownNow = () => {
    const rows = new Map(roster().map((status) => [status.site, status]))
    return { at: clock.now(), sites, statusOf: (site: SiteId) => rows.get(site) }
  }
  const wake = (at: number) => {
    clock.clearTimeout(due)
    due = closed ? undefined : clock.setTimeout(look, Math.max(0, at - clock.now()))
  }

  /** One after another: each begins from the memory that the one before has stored. */
  const carry = (
    session: string,
    id: string,
    move: Move,
    recorded: (patrol: Patrol) => EventBody[],
  ): Promise<boolean> => {
    const key = `${session}/${id}`
    const work = last.then(async () => {
      const before = known.get(key) ?? (await memory.read(session, id))
      let after = before
      let isMoved = false
      known.delete(key)
      await keeper.movePatrol(session, id, (state, patrol) => {
        const moved = move(patrol, before, surroundingsOf(state, patrol, knownNow()))
        if (moved === null) return null
        after = moved.visits
        isMoved = true
        return {
          patrol: moved.patrol,
          events: [...recorded(patrol), ...roundEvents(state, patrol, moved)],
          also: memory.write(session, id, before, after),
        }
      })
      known.set(key, after)
      return isMoved
    })
    last = work.catch(() => {})
    return work
  }

  const moveByTime: Move = (patrol, visits, around) => {
    const ends = stopEnds(patrol, around.onAirSince)
    const isOver = ends !== null && ends <= around.at
    return (isOver ? goOn(patrol, visits, around) : null) ?? mend(patrol, visits, around)
  }

  /** Whether there is something to do for a patrol now, else when to look again. */
  const isDue = (session: SessionState, patrol: Patrol, around: Surroundings) => {
    const ends = stopEnds(patrol, around.onAirSince)
    const isOver = ends !== null && ends <= around.at
    const visits: Visits = known.get(`${session.id}/${patrol.id}`) ?? new Map()
    const isWorth = isOver && (hasOthers(patrol, around) || goOn(patrol, visits, around) !== null)
    return { now: isWorth || mend(patrol, visits, around) !== null, ends: isOver ? null : ends }
  }

  function look() {
    clock.clearTimeout(due)
    due = undefined
    const running = owned().flatMap((session) =>
      session.patrols.filter(({ state }) => state === 'running').map((patrol) => ({ session, patrol })),
    )
    if (closed || running.length === 0) return
    if (clock.now() < settled) return wake(settled)
    const facts = knownNow()
    let next: number | null = null
    for (const { session, patrol } of running) {
      const key = `${session.id}/${patrol.id}`
      if (moving.has(key)) continue
      const { now, ends } = isDue(session, patrol, surroundingsOf(session, patrol, facts))
      if (ends !== null) next = Math.min(next ?? ends, ends)
      if (!now) continue
      moving.add(key)
      carry(session.id, patrol.id, moveByTime, () => [])
        .then((isMoved) => {
          moving.delete(key)
          if (isMoved) look()
          else wake(clock.now() + AGAIN_MS)
        })
        .catch((error: unknown) => {
          moving.delete(key)
          log.warn('patrol not moved', { session: session.id, error })
          wake(clock.now() + AGAIN_MS)
        })
    }
    if (next !== null) wake(next)
  }

  memory.prune(owned()).catch((error: unknown) => log.warn('memory of patrols not pruned', { error }))
  look()

  return {
    changed: look,
    async move(session, id, to, { by, tier }) {
      await carry(session, id, to === 'next' ? goOn : goBack, ({ name }) => [
        { kind: 'patrol.moved', session, patrol: id, name, to, by, tier },
      ])
    },
    close() {
      closed = true
      clock.clearTimeout(due)
    },
  }
}

const roundEvents = ({ id }: SessionState, { id: patrol, name }: Patrol, { finished }: Moved): EventBody[] =>
  finished === null ? [] : [{ kind: 'patrol.finished-round', session: id, patrol, name, ...finished }]
