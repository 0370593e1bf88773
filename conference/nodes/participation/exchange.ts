import type { ToldCourse } from '#conference/participation'
import { homeNode } from '#conference/sites/ids'
import { checked, type NodeId } from '#contract'
import type { Participant } from '#contract/participation'
import { MAX_PARTICIPANTS_TOLD, type SessionCourse, uplinkRequests } from '#contract/uplink'
import { createScope } from '#foundation/lifetime'
import type { Link } from '#foundation/link'
import type { Log } from '#foundation/log'
import type { Place } from '../place.ts'

/** What tiers tell each other of participation: the course of a session goes down, how sites came goes up (N92). */
export interface ParticipationExchange {
  /** The course of a session of the tier above; null: it has none such, or is out of reach. */
  course(session: string): Promise<SessionCourse | null>
  /** How the sites of the tiers below took part; those of a node that does not answer are missing. */
  below(session: string, course: ToldCourse): Promise<Participant[]>
  close(): Promise<void>
}

export interface ParticipationExchangeOptions {
  place: Place
  link: Link
  /** Of a session that this node runs or has run. Rejects with Refusal `session.unknown`. */
  ownCourse: (session: string) => Promise<SessionCourse>
  /** How this node's own sites took part in a session of the tier above. */
  ownSites: (session: string, course: ToldCourse) => Promise<readonly Participant[]>
  log: Log
}

export function createParticipationExchange(options: ParticipationExchangeOptions): ParticipationExchange {
  const { place, link, ownCourse, ownSites, log } = options
  const { parent, children } = place
  const scope = createScope()
  const { 'participation.course': courses, 'participation.sites': sites } = uplinkRequests

  for (const child of children)
    scope.add(
      link.handle(
        'participation.course',
        ({ body }) => ownCourse(checked(courses.body, body, 'participation.course').session),
        { from: child },
      ),
    )
  if (parent !== null)
    scope.add(
      link.handle(
        'participation.sites',
        async ({ body }) => {
          const { session, offset, ...course } = checked(sites.body, body, 'participation.sites')
          const all = await ownSites(session, course)
          return { total: all.length, sites: all.slice(offset, offset + MAX_PARTICIPANTS_TOLD) }
        },
        { from: parent },
      ),
    )

  /** All pages of one node, of its own sites only. */
  const askNode = async (node: NodeId, session: string, course: ToldCourse): Promise<Participant[]> => {
    const told: Participant[] = []
    for (let total = 1; told.length < total; ) {
      const body = { session, ...course, offset: told.length }
      const page = sites.reply.parse(await link.request(node, 'participation.sites', body))
      if (page.sites.length === 0) break
      told.push(...page.sites)
      total = page.total
    }
    const its = told.filter(({ site }) => homeNode(site) === node)
    if (its.length < told.length) log.warn('participation of the sites of others passed over', { node })
    return its
  }

  return {
    async course(session) {
      if (parent === null) return null
      try {
        return courses.reply.parse(await link.request(parent, 'participation.course', { session }))
      } catch (error) {
        log.debug('the tier above does not tell the course of a session', { session, error })
        return null
      }
    },
    async below(session, course) {
      const told = await Promise.allSettled(children.map((child) => askNode(child, session, course)))
      return told.flatMap((outcome, at) => {
        if (outcome.status === 'fulfilled') return outcome.value
        log.debug('a node does not tell of participation', { node: children[at], error: outcome.reason })
        return []
      })
    },
    close: () => scope.close(),
  }
}
