import { expect, test, vi } from 'vitest'
import type { Batch, OperatorsLine } from '#conference/operators-line'
import { beginSession, type LineMessage, type NodeId } from '#contract'
import type { PresenceState } from '#foundation/link'
import { silentLog } from '#foundation/log'
import { createManualClock } from '#foundation/time'
import { createLineCarrier } from './line-carrier.ts'
import type { Place } from './place.ts'

const centre: Place = { self: 'VN', parent: null, children: ['VN-25'], budget: { in: 16, out: 16 } }
const up: PresenceState = { state: 'up', epoch: 'e', version: '1' }
const word = (id: string, change: Partial<LineMessage> = {}): LineMessage => ({
  ...{ id, session: 's', from: 'VN', to: null, by: 'Hà', at: 0, text: id },
  ...change,
})

function carried(said: LineMessage[]) {
  let presence: PresenceState = { state: 'down' }
  let failures = 0
  let acknowledged = 0
  let changed = () => {}
  let seen: (state: PresenceState) => void = () => {}
  let answer: (message: { from: NodeId; body: unknown }) => unknown = () => {}
  const requests: string[][] = []
  const received: string[] = []
  const clock = createManualClock()
  const line: Pick<OperatorsLine, 'receive' | 'pendingFor' | 'passed' | 'onChange'> = {
    async receive(messages) {
      received.push(...messages.map(({ id }) => id))
    },
    async pendingFor(_peer, goes): Promise<Batch | null> {
      const rest = said.slice(acknowledged).filter((message) => goes({ arrival: 0, via: null, message }))
      return rest.length > 0 ? { messages: rest, upTo: said.length } : null
    },
    async passed(_peer, upTo) {
      acknowledged = upTo
    },
    onChange(listener) {
      changed = listener
      return () => {}
    },
  }
  const carrier = createLineCarrier({
    place: centre,
    line,
    sessions: () => [beginSession({ id: 's', title: '', owner: 'VN', chair: null, bound: 6, by: '', at: 0 })],
    link: {
      async request(_to, _subject, body) {
        if (failures-- > 0) throw new Error('timeout')
        requests.push((body as { messages: LineMessage[] }).messages.map(({ id }) => id))
      },
      handle(_subject, handler) {
        answer = handler
        return () => {}
      },
      watch(_peer, onChange) {
        seen = onChange
        return () => {}
      },
      presence: () => presence,
    },
    clock,
    log: silentLog,
  })
  return {
    ...{ requests, received, clock, carrier },
    say(message: LineMessage) {
      said.push(message)
      changed()
    },
    come() {
      presence = up
      seen(presence)
    },
    go() {
      presence = { state: 'down' }
    },
    failNext(count: number) {
      failures = count
    },
    bring: (messages: LineMessage[]) => answer({ from: 'VN-25', body: { messages } }),
  }
}

test('O3: a tier that is away is told when it comes, all at once and once', async () => {
  const { requests, say, come, go } = carried([])
  say(word('a'))
  say(word('b'))
  await Promise.resolve()
  expect(requests).toEqual([])
  come()
  await vi.waitFor(() => expect(requests).toEqual([['a', 'b']]), { timeout: 10_000 })
  go()
  say(word('c'))
  come()
  await vi.waitFor(() => expect(requests).toEqual([['a', 'b'], ['c']]), { timeout: 10_000 })
})

test('O3: what was not acknowledged is brought again', async () => {
  const { requests, say, come, failNext, clock } = carried([])
  come()
  failNext(2)
  say(word('a'))
  await vi.waitFor(
    () => {
      clock.advance(1000)
      expect(requests).toEqual([['a']])
    },
    { timeout: 10_000 },
  )
})

test('O4: a province brings its own words; those of others are passed over and not asked for again', async () => {
  const { received, bring } = carried([])
  await expect(bring([word('x', { from: 'VN-19' }), word('y', { from: 'VN-25' })])).resolves.toEqual({})
  expect(received).toEqual(['y'])
  await expect(Promise.resolve().then(() => bring([]))).rejects.toThrow('malformed')
})
