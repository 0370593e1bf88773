import { sessionOfSite } from '#conference/cascade'
import type { RollCalls } from '#conference/roll-call'
import type { SeatKeeper } from '#conference/seats'
import { isWithin } from '#conference/sites'
import { type Presence, Refusal, type RollCallState, type SessionState, type SiteId } from '#contract'
import type { Pages } from './conductor/pages.ts'
import type { Place } from './place.ts'

export interface RollCallDeskOptions {
  place: Place
  rollCalls: RollCalls
  sessions: () => SessionState[]
  seats: Pick<SeatKeeper, 'all'>
  pages: Pages
  labelOf: (site: SiteId) => string
}

/** Brings roll calls to the pages of the own sites, and to the tier's operators what they may do with them (N24). */
export function createRollCallDesk(options: RollCallDeskOptions) {
  const { place, rollCalls, sessions, seats, pages, labelOf } = options

  /** The roll call that runs in the session of a site and asks it. */
  const asking = (site: SiteId): RollCallState | undefined => {
    const session = sessionOfSite(site, sessions())
    return rollCalls
      .all()
      .findLast(
        ({ call }) =>
          call.session === session?.id && call.endedAt === null && (call.sites?.includes(site) ?? true),
      )
  }
  const callOf = (id: string) => {
    const found = rollCalls.all().find(({ call }) => call.id === id)
    if (!found) throw new Refusal('roll-call.unknown', { rollCall: id })
    return found.call
  }
  const requireOwner = (owner: string) => {
    if (owner !== place.self) throw new Refusal('session.not-in-control', { owner: labelOf(owner) })
  }

  return {
    tellPages() {
      for (const { site, state } of seats.all()) {
        if (state !== 'live') continue
        const running = asking(site)
        const given = running?.entries.find((entry) => entry.site === site)?.answers.at(-1)
        pages.tell(site, 'roll-call', {
          asked: running
            ? { id: running.call.id, question: running.call.question, answer: given?.presence ?? null }
            : null,
        })
      }
    },
    /** A site's own word, from its page. */
    async answerFor(site: SiteId, id: string, presence: Presence) {
      if (asking(site)?.call.id !== id) throw new Refusal('roll-call.over')
      await rollCalls.answer({ id, site, presence, reason: null, way: 'page', by: labelOf(site) })
    },
    open(session: string, asked: { question: string; sites: SiteId[] | null }, by: string) {
      const found = sessions().find(({ id }) => id === session)
      if (!found) throw new Refusal('session.unknown', { session })
      requireOwner(found.owner)
      const strange = asked.sites?.find((site) => !isWithin(site, place.self))
      if (strange) throw new Refusal('site.unknown', { site: strange })
      return rollCalls.open({ session, ...asked, by })
    },
    /** An operator's note for a site of the own part of the tree. */
    async note(
      { id, site, ...noted }: { id: string; site: SiteId; presence: Presence; reason: string | null },
      by: string,
    ) {
      if (!isWithin(site, place.self)) throw new Refusal('session.not-in-control', { owner: labelOf(site) })
      await rollCalls.answer({ id, site, ...noted, way: 'operator', by })
    },
    async close(id: string, by: string) {
      requireOwner(callOf(id).owner)
      await rollCalls.close(id, by)
    },
    of: (session: string) => rollCalls.all().filter(({ call }) => call.session === session),
    /** The newest of each running session: what consoles show. */
    newest: () =>
      sessions().flatMap(({ id }) => rollCalls.all().findLast(({ call }) => call.session === id) ?? []),
  }
}
export type RollCallDesk = ReturnType<typeof createRollCallDesk>
