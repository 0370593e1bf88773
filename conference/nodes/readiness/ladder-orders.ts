import { declareReady, setLadder, signWaiver, withdrawWaiver } from '#conference/readiness'
import type { Readiness } from '#conference/readiness-store'
import { type BodyOf, Refusal, type ReplyOf, type SessionState, type SiteId } from '#contract'
import type { ConsoleOperations } from '#contract/console'
import { ladder, type SessionLadder, type Verdict } from '#contract/readiness'
import { formatVietnamTime } from '#foundation/time'
import type { Place } from '../place.ts'
import { ladderStateOf } from './ladder-view.ts'

type Body<Op extends keyof ConsoleOperations> = BodyOf<ConsoleOperations, Op>
type Reply<Op extends keyof ConsoleOperations> = Promise<ReplyOf<ConsoleOperations, Op>>

/** What operators ask of the ladders of this node's sessions (N64). */
export type LadderOrders = ReturnType<typeof createLadderOrders>

export interface LadderOrdersOptions {
  place: Place
  readiness: Pick<Readiness, 'state' | 'change'>
  sessions: () => readonly SessionState[]
  verdicts: () => readonly Verdict[]
  labelOf: (site: SiteId) => string
  newId: () => string
  now: () => number
}

export function createLadderOrders(options: LadderOrdersOptions) {
  const { place, readiness, sessions, verdicts, labelOf, newId, now } = options

  /** Throws Refusal `session.unknown`; `session.not-in-control`: another tier runs it. */
  const requireOwn = (id: string) => {
    const session = sessions().find((each) => each.id === id)
    if (!session) throw new Refusal('session.unknown', { session: id })
    if (session.owner !== place.self)
      throw new Refusal('session.not-in-control', { owner: labelOf(session.owner) })
  }
  const find = (ladders: readonly SessionLadder[], session: string) => {
    const found = ladders.find((each) => each.session === session)
    if (!found) throw new Refusal('ladder.none')
    return found
  }
  const onLadder = (session: string, by: string, change: (of: SessionLadder) => SessionLadder) =>
    readiness.change(by, ({ ladders }) => {
      requireOwn(session)
      const after = change(find(ladders, session))
      return { ladders: ladders.map((each) => (each.session === session ? after : each)) }
    })

  /** Throws Refusal `ladder.past`. */
  const requireAhead = (startsAt: number) => {
    if (startsAt <= now())
      throw new Refusal('ladder.past', {
        startsAt: formatVietnamTime(startsAt),
        now: formatVietnamTime(now()),
      })
  }

  return {
    requireAhead,
    async set({ session, startsAt, ladder: steps }: Body<'ladder.set'>, by: string): Reply<'ladder.set'> {
      await readiness.change(by, ({ ladders }) => {
        requireOwn(session)
        requireAhead(startsAt)
        const before = ladders.find((each) => each.session === session) ?? null
        const of = { session, startsAt, ladder: steps ?? before?.ladder ?? ladder.parse({}) }
        const others = ladders.filter((each) => each !== before)
        return { ladders: [...others, setLadder(before, of)] }
      })
      return {}
    },
    async get({ session }: Body<'ladder.get'>): Reply<'ladder.get'> {
      requireOwn(session)
      return { ladder: ladderStateOf(find(readiness.state().ladders, session), verdicts(), now()) }
    },
    async waive(
      { session, sites, by: signedBy, reason }: Body<'ladder.waive'>,
      by: string,
    ): Reply<'ladder.waive'> {
      const waiver = { id: newId(), session, sites, by: signedBy, reason, at: now() }
      await onLadder(session, by, (of) => {
        const known = new Set(verdicts().map(({ site }) => site))
        for (const site of sites ?? []) if (!known.has(site)) throw new Refusal('site.unknown', { site })
        return signWaiver(of, waiver)
      })
      return { waiver: waiver.id }
    },
    async unwaive({ session, waiver }: Body<'ladder.unwaive'>, by: string): Reply<'ladder.unwaive'> {
      await onLadder(session, by, (of) => withdrawWaiver(of, waiver))
      return {}
    },
    async declare({ session }: Body<'ladder.declare'>, by: string): Reply<'ladder.declare'> {
      await onLadder(session, by, (of) =>
        declareReady(of, verdicts(), { now: now(), by, labelOf, textOf: formatVietnamTime }),
      )
      return {}
    },
  }
}
