import { closePlan, openPlan } from '#conference/calendar'
import { beginSession, type NodeId, Refusal, type SessionState, type SiteId } from '#contract'
import type { FakeCalendar } from './fake-calendar.ts'
import type { Answers } from './fake-node.ts'

/** The sessions of a node, opened and ended with their plans, and the sites that are connected to it. */
export interface FakeSessions {
  /** That run. */
  readonly running: SessionState[]
  readonly connected: SiteId[]
  /** One that no plan has. */
  begin(title: string): SessionState
  answers: Answers
}

export function createFakeSessions(node: NodeId, { plans }: Pick<FakeCalendar, 'plans'>): FakeSessions {
  const running: SessionState[] = []
  const connected: SiteId[] = []
  let begun = 0
  const begin = (title: string) => {
    const opened = { id: `s${begun++}`, title, owner: node, chair: null, bound: 6, by: '', at: Date.now() }
    const session = beginSession(opened)
    running.push(session)
    return session
  }
  return {
    running,
    connected,
    begin,
    answers: {
      'sessions.list': () => ({ sessions: running }),
      'session.open'({ plan = '' }: { plan?: string }, by: string) {
        const planned = plans.get(plan)
        if (!planned) throw new Refusal('calendar.unknown', { plan })
        const { id } = begin(planned.plan.details.title)
        plans.set(plan, openPlan(planned, id, { by, at: Date.now() }))
        return { session: id }
      },
      'session.close'({ session }: { session: string }, by: string) {
        const at = running.findIndex(({ id }) => id === session)
        if (at < 0) throw new Refusal('session.unknown', { session })
        running.splice(at, 1)
        for (const [id, planned] of plans) {
          const { state } = planned.plan
          if (state.is === 'open' && state.session === session)
            plans.set(id, closePlan(planned, { by, at: Date.now() }))
        }
        return {}
      },
      'sites.list': () => ({ total: connected.length, sites: [] }),
    },
  }
}
