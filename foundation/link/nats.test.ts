import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '@nats-io/transport-node'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { connectNats, createStateChannel, type LinkProblem, type OwnedLink } from './index.ts'
import { addressOf } from './nats-subjects.ts'
import {
  freePorts,
  type NatsLogin,
  type NatsTiers,
  type ProvinceTier,
  startNatsServer,
  startNatsTiers,
} from './testing/index.ts'
import { soon } from './testing/observing.ts'

const version = '1'

describe('deploy/nats', { timeout: 30_000 }, () => {
  let tiers: NatsTiers
  let province: ProvinceTier
  let links: OwnedLink[] = []
  const problems: LinkProblem[] = []

  beforeAll(async () => {
    tiers = await startNatsTiers(['VN-25'])
    const found = tiers.provinces.get('VN-25')
    if (!found) throw new Error('no province')
    province = found
  }, 20_000)
  afterEach(async () => {
    await Promise.all(links.map((link) => link.close()))
    links = []
    problems.length = 0
  })
  afterAll(() => tiers.close())

  const enter = (self: string, login: NatsLogin) => {
    const link = connectNats({ ...login, self, version, onProblem: (problem) => problems.push(problem) })
    links.push(link)
    return link
  }

  /** A channel between the tiers, both ends, and how long presence took to change. */
  async function agreed() {
    const centre = enter('VN', tiers.centre.control)
    const node = enter('VN-25', province.control)
    const heard: unknown[] = []
    const state = { now: 'before' }
    const sender = createStateChannel(centre, { peer: 'VN-25', subject: 'wants.set', read: () => state.now })
    createStateChannel(node, { peer: 'VN', subject: 'wants.set', apply: (whole) => heard.push(whole) })
    await vi.waitFor(() => expect(heard.at(-1)).toBe('before'), soon)
    await vi.waitFor(() => expect(node.presence('VN').state).toBe('up'), soon)
    const change = (to: string) => {
      state.now = to
      sender.changed()
    }
    return { centre, node, heard, change }
  }
  const downAtBoth = async (centre: OwnedLink, node: OwnedLink) => {
    const began = performance.now()
    await vi.waitFor(() => {
      expect(centre.presence('VN-25').state).toBe('down')
      expect(node.presence('VN').state).toBe('down')
    }, soon)
    return performance.now() - began
  }

  test('L12, S3: the uplink is cut in silence: down within 5 s, and the state is there after healing', async () => {
    const { centre, node, heard, change } = await agreed()
    province.uplink.cut()
    const took = await downAtBoth(centre, node)
    expect(took).toBeGreaterThan(1500)
    expect(took).toBeLessThan(5000)
    change('during the cut')
    province.uplink.heal()
    await vi.waitFor(() => expect(heard.at(-1)).toBe('during the cut'), soon)
    expect(node.presence('VN').state).toBe('up')
  })

  test('L12, S3: the hub is killed and restarted', async () => {
    const { centre, node, heard, change } = await agreed()
    await tiers.centre.server.kill()
    expect(await downAtBoth(centre, node)).toBeLessThan(5000)
    change('while the hub was away')
    await tiers.centre.server.restart()
    await vi.waitFor(() => expect(heard.at(-1)).toBe('while the hub was away'), soon)
  })

  test("L12, S3: the province's server is killed and restarted", async () => {
    const { centre, node, heard, change } = await agreed()
    await province.server.kill()
    expect(await downAtBoth(centre, node)).toBeLessThan(5000)
    change('while the leaf was away')
    await province.server.restart()
    await vi.waitFor(() => expect(heard.at(-1)).toBe('while the leaf was away'), soon)
    expect(problems.some(({ kind }) => kind === 'transport')).toBe(true)
  })

  test('a province goes on alone: its own processes see each other while the hub is away', async () => {
    const node = enter('VN-25', province.control)
    const media = enter('VN-25_media', province.media)
    media.handle('host.describe', () => 'routers')
    node.watch('VN-25_media', () => {})
    await vi.waitFor(() => expect(node.presence('VN-25_media').state).toBe('up'), soon)
    await tiers.centre.server.kill()
    try {
      expect(await node.request('VN-25_media', 'host.describe', null)).toBe('routers')
      await new Promise((resolve) => setTimeout(resolve, 3500))
      expect(node.presence('VN-25_media').state).toBe('up')
    } finally {
      await tiers.centre.server.restart()
    }
  })

  test('L18: a link whose server is away connects when it is there, and sends nothing late', async () => {
    await tiers.centre.server.kill()
    const centre = enter('VN', tiers.centre.control)
    const heard: unknown[] = []
    centre.subscribe('news', ({ body }) => heard.push(body))
    centre.publish('VN', 'news', 'too early')
    await expect(centre.request('VN', 'echo', 1)).rejects.toMatchObject({ code: 'no-peer' })
    await vi.waitFor(
      () =>
        expect(problems).toContainEqual({
          kind: 'transport',
          detail: expect.stringMatching(/no connection/),
        }),
      soon,
    )
    await tiers.centre.server.restart()
    centre.handle('echo', ({ body }) => body)
    await vi.waitFor(async () => expect(await centre.request('VN', 'echo', 1)).toBe(1), soon)
    await tiers.centre.server.kill()
    await vi.waitFor(
      () =>
        expect(
          problems.some(
            ({ kind, ...rest }) => /connection lost/.test(JSON.stringify(rest)) && kind === 'transport',
          ),
        ).toBe(true),
      soon,
    )
    centre.publish('VN', 'news', 'while away')
    await tiers.centre.server.restart()
    await vi.waitFor(async () => expect(await centre.request('VN', 'echo', 1)).toBe(1), soon)
    centre.publish('VN', 'news', 'now')
    await vi.waitFor(() => expect(heard).toContain('now'), soon)
    expect(heard).toEqual(['now'])
  })

  test('L19: two processes that go by one name are both told of it; one alone is not', async () => {
    const told: string[] = []
    const start = (name: string) => {
      const onProblem = ({ kind }: LinkProblem) => told.push(`${name} ${kind}`)
      const link = connectNats({ ...province.media, self: 'VN-25_media', version, onProblem })
      links.push(link)
      return link
    }
    const first = start('first')
    first.handle('echo', ({ body }) => body)
    await vi.waitFor(async () => expect(await first.request('VN-25_media', 'echo', 1)).toBe(1), soon)
    expect(told).toEqual([])
    start('second')
    await vi.waitFor(() => expect(told.toSorted()).toEqual(['first duplicate', 'second duplicate']), soon)
  })

  test('a link that never finds its server closes at once', async () => {
    const [port = 0] = await freePorts(1)
    const link = connectNats({ servers: `127.0.0.1:${port}`, self: 'VN', version })
    link.watch('VN-25', () => {})
    const began = performance.now()
    await link.close()
    expect(performance.now() - began).toBeLessThan(2500)
  })

  test('L17: a wrong password is told, and the link stays down', async () => {
    const link = enter('VN-25', { ...province.control, pass: 'wrong' })
    await vi.waitFor(() => expect(JSON.stringify(problems)).toMatch(/[Aa]uthorization/), soon)
    await expect(link.request('VN', 'echo', 1)).rejects.toMatchObject({ code: 'no-peer' })
  })

  test("L17: a province's credentials are for its server, not for a client of the hub", async () => {
    enter('VN-25', { servers: tiers.centre.control.servers, user: 'VN-25', pass: 'leaf-of-VN-25' })
    await vi.waitFor(() => expect(JSON.stringify(problems)).toMatch(/[Aa]uthorization/), soon)
  })

  test('L17: a media host can neither speak nor listen as its control process', async () => {
    const centre = enter('VN', tiers.centre.control)
    const impostor = enter('VN-25', province.media)
    await vi.waitFor(
      () => expect(JSON.stringify(problems)).toMatch(/Permissions Violation for Subscription/i),
      soon,
    )
    centre.subscribe('news', () => expect.unreachable())
    impostor.publish('VN', 'news', 'forged')
    await vi.waitFor(
      () => expect(JSON.stringify(problems)).toMatch(/Permissions Violation for Publish/i),
      soon,
    )
  })

  test('L17: a province whose own server lets everything pass cannot speak or listen as another', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'lt-rogue-'))
    const [port = 0] = await freePorts(1)
    const url = `tls://VN-01:leaf-of-VN-01@127.0.0.1:${tiers.leaf.port}`
    await writeFile(
      join(dir, 'rogue.conf'),
      `listen: "127.0.0.1:${port}"
      leafnodes { reconnect: 1, remotes: [{ url: "${url}", tls { ca_file: "${tiers.leaf.caFile}" } }] }`,
    )
    const server = await startNatsServer(join(dir, 'rogue.conf'), {})
    const rogue = await connect({ servers: `127.0.0.1:${port}` })
    try {
      const centre = enter('VN', tiers.centre.control)
      const node = enter('VN-25', province.control)
      const heard: unknown[] = []
      centre.subscribe('news', (message) => heard.push(message))
      node.subscribe('news', (message) => heard.push(message))
      const overheard: string[] = []
      for (const subject of ['lt.>', 'lt.*.VN-25.>', 'lt.VN-25.VN.>']) {
        rogue.subscribe(subject, {
          callback: (_error, message) => {
            overheard.push(message.string())
          },
        })
      }
      const say = (from: string, to: string) =>
        rogue.publish(addressOf(from, to, 'msg.news'), JSON.stringify({ version, body: `as ${from}` }))

      // As itself it is heard: what follows fails for its name, not for want of a way.
      await vi.waitFor(() => {
        say('VN-01', 'VN')
        expect(heard).toContainEqual({ from: 'VN-01', body: 'as VN-01' })
      }, soon)
      say('VN-25', 'VN')
      say('VN', 'VN-25')
      say('VN-01', 'VN-25')
      await rogue.flush()
      // A message from the true province, and one to it, pass by meanwhile.
      await vi.waitFor(() => {
        node.publish('VN', 'news', 'true')
        centre.publish('VN-25', 'news', 'true')
        say('VN-01', 'VN')
        expect(heard).toContainEqual({ from: 'VN-25', body: 'true' })
        expect(heard).toContainEqual({ from: 'VN', body: 'true' })
      }, soon)
      await rogue.flush()
      const said = new Set(heard.map((message) => JSON.stringify(message)))
      expect(said).toEqual(
        new Set([
          '{"from":"VN-01","body":"as VN-01"}',
          '{"from":"VN-25","body":"true"}',
          '{"from":"VN","body":"true"}',
        ]),
      )
      // It overhears nothing that the hub carried between the others, though it hears what the centre tells it.
      await vi.waitFor(() => {
        centre.publish('VN-01', 'news', 'for VN-01')
        expect(overheard.join()).toContain('for VN-01')
      }, soon)
      expect(overheard.join()).not.toContain('true')
    } finally {
      await rogue.close()
      await server.kill()
      await rm(dir, { recursive: true, force: true })
    }
  })
})
