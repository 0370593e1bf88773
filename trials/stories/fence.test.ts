import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { PROTOCOL_VERSION, type SessionState } from '#contract'
import { consoleOperations } from '#contract/console'
import type { EventRecord } from '#contract/events'
import type { Constellation } from '#trials/constellation'
import {
  type Doors,
  doorsOf,
  everyRight,
  type HostileSocket,
  nameOf,
  nameOfHttp,
  samplesOf,
  startTwoTiers,
} from '#trials/hostile'
import { type Desk, openDesk, sessionAt, until } from '#trials/stage'

/** What carries the number of the lease; `contract/console/fence.test.ts` has what carries none, and why. */
const numbered = Object.entries(consoleOperations).flatMap(([op, { body }]) =>
  'shape' in body && 'fence' in body.shape ? [op] : [],
)
const nodes = ['VN', 'VN-25'] as const

interface Tier {
  doors: Doors
  token: string
  desk: Desk
  socket: HostileSocket
}

let constellation: Constellation
const tiers = new Map<string, Tier>()
const tier = (node: string) => tiers.get(node) ?? expect.fail(`no tier ${node}`)

beforeAll(async () => {
  constellation = await startTwoTiers()
  for (const node of nodes) {
    const doors = doorsOf(constellation, node)
    const token = await doors.token(...everyRight)
    const socket = await doors.console(token)
    await socket.ask('hello', { protocol: PROTOCOL_VERSION, client: 'late' })
    tiers.set(node, { doors, token, desk: openDesk(doors.url, token), socket })
  }
  await tier('VN').desk.call('session.open', { title: 'Phiên họp', chair: 'VN' })
  // Control has changed hands twice: an old number is one that somebody has seen.
  const { id: session } = await agreed()
  await tier('VN').desk.call('control.grant', { session, to: 'VN-25' })
  await tier('VN').desk.call('control.take', { session })
})
afterEach(async () => {
  // Some of what the current number allows passes control on.
  const { id: session, cues } = await sessionAt(tier('VN').desk)
  await tier('VN').desk.call('control.take', { session })
  // Without a console that speaks, its node would end the talk in the middle of another test.
  for (const { site } of cues) await tier('VN').desk.call('cue.close', { session, site })
})
afterAll(async () => {
  for (const { socket } of tiers.values()) socket.close()
  await constellation?.close()
})

/** Until both tiers have the same state of the session. */
async function agreed(): Promise<SessionState> {
  const lists = () =>
    Promise.all(nodes.map((node) => tier(node).desk.call<{ sessions: SessionState[] }>('sessions.list')))
  const { answer } = await until('both tiers have one state', lists, ([above, below]) => {
    const text = JSON.stringify(above?.sessions)
    return text !== '[]' && text === JSON.stringify(below?.sessions)
  })
  return answer[0]?.sessions[0] ?? expect.fail('no session')
}

/** Whatever is on air, on the floor and between the tiers, and all that the record has. */
async function standing(): Promise<unknown> {
  const { sessions } = await tier('VN').desk.call<{ sessions: SessionState[] }>('sessions.list')
  const record = await tier('VN').desk.call<{ events: EventRecord[] }>('record.list', {
    after: 0,
    limit: 1000,
  })
  return { sessions, events: record.events.length }
}

/** The name of what both doors of a tier refuse, or `done`. */
async function named(node: string, op: string, body: unknown): Promise<string[]> {
  const { doors, token, socket } = tier(node)
  const reply = await socket.ask(op, body)
  const answer = await doors.call(token, op, body)
  return [reply.ok ? 'done' : nameOf(reply), answer.status === 200 ? 'done' : nameOfHttp(answer)]
}

test('there is what carries a number', () => {
  expect(numbered.length).toBeGreaterThan(20)
})

describe.each(numbered)('%s', (op) => {
  const bodyFor = ({ id: session }: SessionState, fence: number) => ({
    ...Object(samplesOf('console', op).valid),
    session,
    fence,
  })

  test.each(nodes)(
    'A3: with another number than the lease’s, from %s, on both doors: refused by name, nothing is changed',
    async (node) => {
      const session = await agreed()
      const before = await standing()
      const { fence } = session.control
      for (const other of [fence - 1, fence - 2, fence + 1])
        expect(await named(node, op, bodyFor(session, other))).toEqual(['control.fenced', 'control.fenced'])
      expect(await standing()).toEqual(before)
    },
  )

  test('A3: with the lease’s number it is looked at', async () => {
    const session = await agreed()
    const reply = await tier('VN').socket.ask(op, bodyFor(session, session.control.fence))
    expect(reply.ok ? 'done' : nameOf(reply)).not.toBe('control.fenced')
  })
})
