import { expect, test } from 'vitest'
import type { ReadinessState } from '#conference/readiness-store'
import { createRegistry, readUnits } from '#conference/sites'
import { beginSession, Refusal, type SessionState } from '#contract'
import type { PlanDetails } from '#contract/calendar'
import type { Right } from '#contract/console'
import { createLadderOrders } from '../readiness/ladder-orders.ts'
import { openSession } from './sessions.ts'

const now = Date.UTC(2026, 10, 23, 1, 0, 0)
const hour = 3_600_000
const registry = createRegistry(readUnits(), 'test', () => '2026-11-23')
const place = { self: 'VN-25', parent: 'VN', children: [], budget: { in: 1, out: 1 } }

const planned: PlanDetails = {
  ...{
    title: 'Giao ban tuần',
    organiser: '',
    chair: { name: 'Đồng chí A', site: 'VN-25' },
    mark: 'ordinary',
  },
  ...{ startsAt: 0, endsAt: 0, agenda: [], requirements: [], documents: [], invitations: [] },
}

/** A province's node that keeps its sessions and their ladders in memory. */
function province() {
  const sessions: SessionState[] = []
  const failing = { is: false, alsoEnding: false }
  let state: ReadinessState = { proofs: new Map(), rounds: [], incidents: [], ladders: [] }
  const labelOf = (site: string) => registry.labelOf(site)
  const ladders = createLadderOrders({
    ...{ place, labelOf, sessions: () => sessions, verdicts: () => [], newId: () => 'w', now: () => now },
    readiness: {
      state: () => state,
      async change(_by, change) {
        if (failing.is) throw new Error('the store is full')
        state = { ...state, ladders: change(state)?.ladders ?? state.ladders }
        return true
      },
    },
  })
  const keeper = {
    async open({ title, chair, by }: { title: string; chair: string | null; by: string }) {
      const session = beginSession({ id: 's1', title, owner: 'VN-25', chair, bound: 6, by, at: now })
      sessions.push(session)
      return session
    },
    async close(id: string) {
      if (failing.alsoEnding) throw new Error('no line to the store')
      sessions.splice(
        sessions.findIndex((each) => each.id === id),
        1,
      )
    },
  }
  const plan = { startsAt: now + hour, isTaken: false }
  const calendar = {
    opening: () => ({ ...planned, startsAt: plan.startsAt }),
    async opened() {
      if (plan.isTaken) throw new Refusal('calendar.state')
      plan.isTaken = true
    },
  }
  const parts = {
    ...{ place, label: 'Phú Thọ', keeper, ladders, calendar, uplink: () => true, now: () => now },
    sessions: () => sessions,
  }
  const open = (startsAt?: number, rights: Right[] = ['display', 'sites']) =>
    openSession(
      { ...parts, sites: { registry } },
      { by: 'Nguyễn Thị Lan', rights },
      { title: 'Giao ban', chair: null, ...(startsAt !== undefined && { startsAt }) },
    )
  const openPlan = (chair: string | null = null) =>
    openSession({ ...parts, sites: { registry } }, { by: 'Lan', rights: ['display'] }, { chair, plan: 'p' })
  return {
    open,
    openPlan,
    plan,
    failing,
    sessions,
    startTimes: () => state.ladders.map((each) => [each.session, each.startsAt]),
  }
}

test('N64: a session that is opened with its start time has its ladder at once, without one it has none', async () => {
  const timed = province()
  await timed.open(now + hour)
  expect(timed.startTimes()).toEqual([['s1', now + hour]])
  const untimed = province()
  await untimed.open()
  expect([untimed.sessions.length, untimed.startTimes()]).toEqual([1, []])
})

test('N64: with a start time that is over, or without the right to set one, no session is opened', async () => {
  const { open, sessions } = province()
  const codeOf = (opening: Promise<unknown>) =>
    opening.catch((error: unknown) => error instanceof Refusal && error.code)
  expect(await codeOf(open(now))).toBe('ladder.past')
  expect(await codeOf(open(now + hour, ['display']))).toBe('auth.not-allowed')
  expect(sessions).toEqual([])
})

test('N98: a planned session opens with its title, chair and time, which takes no other right; late, it has no ladder', async () => {
  const { openPlan, sessions, startTimes } = province()
  await openPlan()
  expect(sessions).toMatchObject([{ title: 'Giao ban tuần', chair: 'VN-25' }])
  expect(startTimes()).toEqual([['s1', now + hour]])
  const late = province()
  late.plan.startsAt = now
  await late.openPlan('VN-25-07900')
  expect([late.sessions[0]?.chair, late.startTimes()]).toEqual(['VN-25-07900', []])
})

test('N98: of two who open the same plan the second is refused, and no session stays of it', async () => {
  const { openPlan, sessions, plan } = province()
  plan.isTaken = true
  await expect(openPlan()).rejects.toMatchObject({ code: 'calendar.state' })
  expect(sessions).toEqual([])
})

test('N64, N98: a session whose ladder could not be stored is ended again, and its plan can still be opened', async () => {
  const { open, openPlan, sessions, plan, failing } = province()
  failing.is = true
  await expect(open(now + hour)).rejects.toThrow('full')
  await expect(openPlan()).rejects.toThrow('full')
  expect([sessions, plan.isTaken]).toEqual([[], false])
  failing.is = false
  await openPlan()
  expect([sessions.length, plan.isTaken]).toEqual([1, true])
})

test('N98: who can not open a plan is told why, also when its session could not be ended again', async () => {
  const { openPlan, plan, failing } = province()
  plan.isTaken = true
  failing.alsoEnding = true
  await expect(openPlan()).rejects.toMatchObject({ code: 'calendar.state' })
})
