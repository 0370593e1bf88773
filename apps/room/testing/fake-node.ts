import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import type { MediaHost } from '#conference/media'
import { clientFrame, describeError, type ErrorBody, PROTOCOL_VERSION, Refusal, sourceOf } from '#contract'
import type { SiteAnswer } from '#contract/calendar'
import type { FeedWish } from '#contract/media'
import type { PageMeasured } from '#contract/readiness'
import { roomNotices, roomReports, roomRequests } from '#contract/room'
import { serveFile } from '#trials/pages'
import type { UdpRelay } from './udp-relay.ts'
import { verdictOf } from './verdict-of.ts'

type Op = keyof typeof roomRequests
type Notice = keyof typeof roomNotices

/** What the fake node has heard from a site, and the seat it sits in. */
export interface SeatedSite {
  site: string
  seat: string
  socket: WebSocket | null
  hellos: { resume: boolean; takeOver: boolean }[]
  reports: { op: string; body: unknown; at: number }[]
  /** Operations that were answered. */
  requests: string[]
  stills: Buffer[]
  /** What was measured by the page's tests. */
  measured: PageMeasured[]
  /** What its page answered to invitations. */
  answers: SiteAnswer[]
}

/**
 * A node as far as a site's page sees it: pages, cookies, the room's WebSocket and stills, with real media behind
 * it. A test orders what the page gets; frames that the contract does not allow fail the test through `faults`.
 */
export interface FakeNode {
  readonly url: string
  readonly faults: string[]
  siteOf(id: string): SeatedSite
  tell(site: string, op: Notice, body: unknown): void
  /** Feeds the site with these sources, as the whole set. */
  feed(site: string, wishes: readonly Omit<FeedWish, 'standby'>[]): Promise<void>
  /** Answers every `hello` from now on with this error; null: serves again. */
  refuse(error: ErrorBody | null): void
  /** Forgets seats, so that the next hello is not resumed. */
  forgetSeats(): void
  /** Cuts every WebSocket; `down`: and takes no new one. */
  cut(options?: { down: boolean }): void
  up(): void
  close(): Promise<void>
}

export async function startFakeNode(options: {
  webRoot: string
  media: MediaHost | null
  labels: Readonly<Record<string, string>>
  dutyPhone: string
  /** The network path between pages and media host. */
  relay: UdpRelay
}): Promise<FakeNode> {
  const { media, labels } = options
  const faults: string[] = []
  const sites = new Map<string, SeatedSite>()
  const seats = new Set<string>()
  const raw = new Set<Socket>()
  let refusal: ErrorBody | null = null
  let down = false
  let lastSeat = 0

  const siteOf = (id: string) => {
    const known = sites.get(id)
    if (known) return known
    const fresh: SeatedSite = {
      site: id,
      seat: '',
      socket: null,
      hellos: [],
      reports: [],
      requests: [],
      stills: [],
      measured: [],
      answers: [],
    }
    sites.set(id, fresh)
    return fresh
  }
  const labelOf = (id: string) => labels[id] ?? id

  const tell = (site: string, op: Notice, body: unknown) => {
    const parsed = roomNotices[op].safeParse(body)
    if (!parsed.success) throw new Error(`${op}: ${parsed.error.message}`)
    siteOf(site).socket?.send(JSON.stringify({ type: 'notice', op, body }))
  }

  const host = () => {
    if (!media) throw new Refusal('media.unavailable')
    return media
  }
  const feed: FakeNode['feed'] = async (site, wishes) => {
    const { seat } = siteOf(site)
    const live = wishes.map((wish) => ({ ...wish, standby: false }))
    const { seats: answers } = await host().request('feeds.set', { seats: [{ seat, wishes: live }] })
    tell(site, 'feeds', { revision: 1, feeds: answers[0]?.feeds ?? [] })
  }
  const capabilities = async () => (media ? (await media.request('describe', {})).rtpCapabilities : {})

  const answer = async (seated: SeatedSite, op: Op, body: unknown): Promise<unknown> => {
    const { seat } = seated
    switch (op) {
      case 'hello': {
        if (refusal) throw new FakeRefusal(refusal)
        const { resume, takeOver } = roomRequests.hello.body.parse(body)
        seated.hellos.push({ resume: resume !== undefined, takeOver: takeOver ?? false })
        const resumed = resume !== undefined && resume.seat === seat && seats.has(seat)
        if (!resumed) seated.seat = `seat-${++lastSeat}`
        seats.add(seated.seat)
        return {
          protocol: PROTOCOL_VERSION,
          site: { id: seated.site, label: labelOf(seated.site), name: labelOf(seated.site) },
          node: { id: 'VN-25', label: labelOf('VN-25'), dutyPhone: options.dutyPhone },
          seat: seated.seat,
          resumed,
          rtpCapabilities: await capabilities(),
        }
      }
      case 'media.open': {
        const { rtpCapabilities } = roomRequests['media.open'].body.parse(body)
        const made = await host().request('seat.open', { seat, site: seated.site, rtpCapabilities })
        const [send, receive] = await Promise.all([made.send, made.receive].map(options.relay.through))
        return { send, receive }
      }
      case 'media.connect':
        return host().request('seat.connect', { seat, ...roomRequests['media.connect'].body.parse(body) })
      case 'media.restart-ice':
        return host().request('seat.restart-ice', {
          seat,
          ...roomRequests['media.restart-ice'].body.parse(body),
        })
      case 'media.publish':
        return host().request('seat.publish', { seat, ...roomRequests['media.publish'].body.parse(body) })
      case 'media.unpublish':
        return host().request('seat.unpublish', { seat, ...roomRequests['media.unpublish'].body.parse(body) })
      case 'feeds.ready':
        return host().request('seat.ready', { seat, ...roomRequests['feeds.ready'].body.parse(body) })
      case 'microphone.close':
        tell(seated.site, 'publish', { camera: null, microphone: false, content: false })
        return {}
      case 'test.begin':
        return { test: 't1', nonce: 'n1', tiers: ['province'], quiet: false, pictureKbps: 1500 }
      case 'test.loop': {
        const { tier } = roomRequests['test.loop'].body.parse(body)
        const own = (kind: 'picture' | 'sound') => sourceOf(seated.site, `test-${kind}`)
        await feed(
          seated.site,
          tier === null
            ? []
            : [
                { source: own('picture'), layer: 0 },
                { source: own('sound'), layer: null },
              ],
        )
        return {}
      }
      case 'test.end': {
        const { measured } = roomRequests['test.end'].body.parse(body)
        seated.measured.push(measured)
        return { verdict: verdictOf(seated.site, measured) }
      }
      case 'calendar.list':
        return { invitations: [], counts: [] }
      case 'calendar.acknowledge':
        seated.answers.push(roomRequests['calendar.acknowledge'].body.parse(body))
        return {}
      case 'test.abort':
      case 'help.call':
        return {}
      case 'hand.raise':
      case 'hand.lower':
      case 'invitation.accept':
      case 'invitation.decline':
      case 'roll-call.answer':
      case 'leave':
        return {}
    }
  }

  const hear = async (seated: SeatedSite, socket: WebSocket, text: string) => {
    const frame = clientFrame.safeParse(JSON.parse(text))
    if (!frame.success) return faults.push(frame.error.message)
    if (frame.data.type === 'notice') {
      const { op, body } = frame.data
      const schema = op in roomReports ? roomReports[op as keyof typeof roomReports] : undefined
      const parsed = schema?.safeParse(body)
      if (!parsed?.success) return faults.push(`${op}: ${parsed?.error.message}`)
      return seated.reports.push({ op, body: parsed.data, at: Date.now() })
    }
    const { id, op } = frame.data
    const reply = (rest: object) => socket.send(JSON.stringify({ type: 'reply', id, ...rest }))
    if (!(op in roomRequests)) return faults.push(`unknown operation ${op}`)
    const known = op as Op
    const body = roomRequests[known].body.safeParse(frame.data.body)
    if (!body.success) faults.push(`${op}: ${body.error.message}`)
    try {
      const answered = await answer(seated, known, frame.data.body)
      seated.requests.push(known)
      reply({ ok: true, body: answered })
    } catch (error) {
      if (error instanceof FakeRefusal) return reply({ ok: false, error: error.body })
      if (!(error instanceof Refusal)) faults.push(`${op}: ${String(error)}`)
      const body = error instanceof Refusal ? error.body : describeError('internal', { ref: 'fake' })
      reply({ ok: false, error: body })
    }
  }

  const server = createServer((request, response) => serve(request, response))
  const serve = (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://node')
    if (request.method === 'PUT' && url.pathname === '/api/v1/room/still') {
      const parts: Buffer[] = []
      request.on('data', (part: Buffer) => parts.push(part))
      request.on('end', () => {
        siteOf(url.searchParams.get('site') ?? '').stills.push(Buffer.concat(parts))
        response.writeHead(204).end()
      })
      return
    }
    serveFile(options.webRoot, url.pathname, response)
  }
  const sockets = new WebSocketServer({ noServer: true })
  server.on('connection', (socket) => {
    raw.add(socket)
    socket.on('close', () => raw.delete(socket))
  })
  server.on('upgrade', (request, socket, head) => {
    if (down) return socket.destroy()
    sockets.handleUpgrade(request, socket, head, (accepted) => {
      const seated = siteOf(new URL(request.url ?? '/', 'http://node').searchParams.get('site') ?? '')
      seated.socket = accepted
      accepted.on('message', (data) => void hear(seated, accepted, String(data)))
      accepted.on('close', () => {
        if (seated.socket === accepted) seated.socket = null
      })
    })
  })
  const beats = setInterval(() => {
    for (const { site } of sites.values()) tell(site, 'beat', { at: Date.now() })
  }, 2000)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    faults,
    siteOf,
    tell,
    feed,
    refuse(error) {
      refusal = error
    },
    forgetSeats: () => seats.clear(),
    cut(how = { down: false }) {
      down = how.down
      for (const { socket } of sites.values()) socket?.terminate()
    },
    up() {
      down = false
    },
    async close() {
      clearInterval(beats)
      sockets.close()
      for (const socket of raw) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

class FakeRefusal extends Error {
  readonly body: ErrorBody
  constructor(body: ErrorBody) {
    super(body.code)
    this.body = body
  }
}
