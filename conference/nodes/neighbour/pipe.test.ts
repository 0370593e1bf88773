import { afterEach, expect, test, vi } from 'vitest'
import type { MediaClient } from '#conference/media'
import { PROTOCOL_VERSION } from '#contract'
import type { Offer } from '#contract/uplink'
import { createInProcessHub, type Link } from '#foundation/link'
import { silentLog } from '#foundation/log'
import { systemClock } from '#foundation/time'
import { createPipe } from './pipe.ts'

const soon = { timeout: 10_000 }

/** The pipe operations of a media host without media: ends that can be joined once, as mediasoup's. */
function fakeHost(name: string) {
  let serial = 0
  let end: { port: number } | null = null
  let joinedTo: number | null = null
  const asked: string[] = []
  const listen = () => {
    if (!end) {
      serial++
      end = { port: 1000 + serial + (name === 'VN' ? 500 : 0) }
      joinedTo = null
    }
    return {
      ip: '127.0.0.1',
      port: end.port,
      srtp: {
        cryptoSuite: 'AEAD_AES_256_GCM',
        keyBase64: Buffer.from(`${name}${end.port}`).toString('base64'),
      },
    }
  }
  const answer = (op: string, body: { end?: { port: number }; sources?: string[]; offers?: Offer[] }) => {
    asked.push(op)
    if (op === 'pipe.listen') return { end: listen() }
    if (op === 'pipe.join' && body.end) {
      if (joinedTo !== null && joinedTo !== body.end.port) {
        end = null
        listen()
      }
      joinedTo = body.end.port
      return {}
    }
    if (op === 'pipe.close') end = null
    if (op === 'pipe.send')
      return {
        offers: (body.sources ?? []).map((source) => ({ source, flow: `${source}@${end?.port}` })),
        missing: [],
      }
    if (op === 'pipe.receive')
      return { received: (body.offers ?? []).map(({ source }) => source), failed: [] }
    return {}
  }
  const media = {
    request: async (op: string, body: object) => answer(op, body),
    onNotice: () => () => {},
  } as MediaClient
  return {
    media,
    asked,
    joined: () => joinedTo,
    port: () => end?.port ?? null,
    loseAll() {
      end = null
    },
  }
}

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

function twoEnds() {
  const hub = createInProcessHub()
  const links: Record<string, Link> = {}
  const hosts = { 'VN-25': fakeHost('VN-25'), VN: fakeHost('VN') }
  const end = (self: 'VN' | 'VN-25', peer: 'VN' | 'VN-25') => {
    const link = hub.join(self, { version: PROTOCOL_VERSION })
    links[self] = link
    const pipe = createPipe({
      id: 'VN-25',
      peer,
      media: hosts[self].media,
      link,
      clock: systemClock,
      log: silentLog,
      onOffered: () => {},
      onArrived: () => {},
    })
    closers.push(() => pipe.close())
    return pipe
  }
  const province = end('VN-25', 'VN')
  const centre = end('VN', 'VN-25')
  links.VN?.handle('pipe.open', async ({ body }) => ({
    end: await centre.accept((body as { end: Parameters<typeof centre.accept>[0] }).end),
  }))
  const agree = () =>
    vi.waitFor(() => {
      expect(hosts.VN.port()).not.toBeNull()
      expect([hosts['VN-25'].joined(), hosts.VN.joined()]).toEqual([hosts.VN.port(), hosts['VN-25'].port()])
    }, soon)
  return { province, centre, hosts, agree }
}

test('N12: the two ends are joined with each other', async () => {
  const { province, agree } = twoEnds()
  province.open()
  await agree()
})

test('N12: they agree again after the centre lost its end', async () => {
  const { province, hosts, agree } = twoEnds()
  province.open()
  await agree()
  hosts.VN.loseAll()
  province.open()
  await agree()
})

test('N12: they agree again after the province lost its end', async () => {
  const { province, hosts, agree } = twoEnds()
  province.open()
  await agree()
  hosts['VN-25'].loseAll()
  province.open()
  await agree()
})

test('N9: nothing is taken out of a pipe before it is known what has to flow', async () => {
  const { province, hosts, agree } = twoEnds()
  province.open()
  await agree()
  expect(hosts['VN-25'].asked).not.toContain('pipe.send')
  province.setSends(new Map([['VN-25/camera', 'p1']]), [])
  await vi.waitFor(
    () => expect(province.offered().offers.map(({ source }) => source)).toEqual(['VN-25/camera']),
    soon,
  )
})
