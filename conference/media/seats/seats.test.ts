import { expect, test } from 'vitest'
import { planFeeds } from './feed-plan.ts'
import { seatState, type TransportFacts } from './transport-state.ts'

const [A, B, C] = ['VN-25/camera', 'VN-25/microphone', 'VN-19/camera']

test('M4: the plan closes what is gone, keeps what is there, makes what is new', () => {
  const current = new Map<string, number | null>([
    [A, 2],
    [B, null],
  ])
  expect(
    planFeeds(current, [
      { source: A, layer: 2 },
      { source: C, layer: 0 },
    ]),
  ).toEqual({
    close: [B],
    relayer: [],
    create: [{ source: C, layer: 0 }],
  })
  expect(planFeeds(current, [])).toEqual({ close: [A, B], relayer: [], create: [] })
})

test('M4: only the layer changes; of two wishes for one source the last counts', () => {
  const wishes = [
    { source: A, layer: 2 },
    { source: A, layer: 1 },
  ]
  expect(planFeeds(new Map([[A, 2]]), wishes)).toEqual({ close: [], relayer: [wishes[1]], create: [] })
  expect(planFeeds(new Map(), wishes)).toEqual({ close: [], relayer: [], create: [wishes[1]] })
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
