import { expect, test } from 'vitest'
import { planFeeds } from './feed-plan.ts'
import { seatState, type TransportFacts } from './transport-state.ts'

const [A, B, C] = ['VN-25/camera', 'VN-25/microphone', 'VN-19/camera']

const runs = (layer: number | null, standby = false) => ({ layer, standby })
const nothing = { close: [], relayer: [], flip: [], create: [] }

test('M4: the plan closes what is gone, keeps what is there, makes what is new', () => {
  const current = new Map([
    [A, runs(2)],
    [B, runs(null)],
  ])
  const made = { source: C, ...runs(0) }
  expect(planFeeds(current, [{ source: A, ...runs(2) }, made])).toEqual({
    ...nothing,
    close: [B],
    create: [made],
  })
  expect(planFeeds(current, [])).toEqual({ ...nothing, close: [A, B] })
})

test('M4: only the layer changes; of two wishes for one source the last counts', () => {
  const last = { source: A, ...runs(1) }
  const wishes = [{ source: A, ...runs(2) }, last]
  expect(planFeeds(new Map([[A, runs(2)]]), wishes)).toEqual({ ...nothing, relayer: [last] })
  expect(planFeeds(new Map(), wishes)).toEqual({ ...nothing, create: [last] })
})

test('M22: what goes on or off standby is kept', () => {
  const off = { source: A, ...runs(2) }
  expect(planFeeds(new Map([[A, runs(2, true)]]), [off])).toEqual({ ...nothing, flip: [off] })
  const on = { source: A, ...runs(0, true) }
  expect(planFeeds(new Map([[A, runs(2)]]), [on])).toEqual({ ...nothing, flip: [on], relayer: [on] })
})

const fresh: TransportFacts = { ice: 'new', dtls: 'new', protocol: undefined }
const up: TransportFacts = { ice: 'completed', dtls: 'connected', protocol: 'udp' }

test.each<[string, TransportFacts[], ReturnType<typeof seatState>]>([
  ['nothing came up', [fresh, { ...fresh, ice: 'connected', dtls: 'connecting' }], undefined],
  ['one is up', [up, fresh], { state: 'connected', protocol: 'udp' }],
  ['both are up, one by TCP', [up, { ...up, protocol: 'tcp' }], { state: 'connected', protocol: 'tcp' }],
  ['one lost its path', [up, { ...up, ice: 'disconnected' }], { state: 'disconnected', protocol: 'none' }],
  ['one was closed by the site', [{ ...up, dtls: 'closed' }, up], { state: 'closed', protocol: 'none' }],
  ['one failed its handshake', [{ ...fresh, dtls: 'failed' }, fresh], { state: 'closed', protocol: 'none' }],
])('M10: %s', (_, transports, state) => {
  expect(seatState(transports)).toEqual(state)
})
