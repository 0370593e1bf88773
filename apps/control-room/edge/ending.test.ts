import { expect, test } from 'vitest'
import { createLive } from '#browser/live-state'
import type { SessionsState } from '../stores/session-store.ts'
import { playedConnection } from '../testing/played-connection.ts'
import { session, status } from '../testing/samples.ts'
import { createEndingOrders } from './ending.ts'

const [first, second] = [session(1), session(1, { id: 's2', title: 'Họp khẩn' })]

function played() {
  const node = playedConnection()
  const refused: unknown[] = []
  const sessions = createLive<SessionsState>({
    ...{ kind: 'known', sessions: [first, second], current: first, history: null },
  })
  const sites = [
    status('VN-25-07900', { state: 'connected' }),
    status('VN-25-07909', { state: 'reconnecting' }),
    status('VN-25-04792', { state: 'absent' }),
  ]
  const orders = createEndingOrders({
    ...{ connection: node.connection, sessions: { live: sessions } },
    roster: () => new Map(sites.map((site) => [site.site, site])),
    notes: { failed: (error) => refused.push(error) },
  })
  return { ...node, orders, refused }
}

test('R86: the question tells how many sites are connected, and where sites go', () => {
  const { orders } = played()
  orders.ask(first)
  expect(orders.asked.get()).toEqual({
    ...{ session: first, connected: 1, end: { sites: 'go-on', other: second } },
  })
  orders.ask(second)
  expect(orders.asked.get()?.end).toEqual({ sites: 'stay', other: first })
})

test('R86: a session is ended once, after the question alone, and what is refused is said', async () => {
  const { orders, sent, refuse, refused } = played()
  await orders.end()
  orders.ask(first)
  orders.letGo()
  await orders.end()
  expect(sent).toEqual([])
  orders.ask(first)
  const ended = orders.end()
  orders.ask(first)
  await Promise.all([ended, orders.end(), orders.end()])
  expect(sent).toEqual([{ op: 'session.close', body: { session: 's1' } }])
  expect(orders.pending.get().size).toBe(0)
  refuse()
  orders.ask(first)
  await orders.end()
  expect(refused).toHaveLength(1)
})
