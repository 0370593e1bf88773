import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import { createMediaHost, type MediaHost } from '#conference/media'
import { type NoticeOf, PROTOCOL_VERSION, type Shown, type SiteId, type SourceKey } from '#contract'
import type { FeedWish } from '#contract/media'
import type { TestOrder } from '#contract/readiness'
import { type RoomNotices, roomReports, roomRequests } from '#contract/room'
import { silentLog } from '#foundation/log'
import { systemClock } from '#foundation/time'
import { mediaWorkerBin } from '../../../setup/worker-path.mjs'

interface Page {
  seat: string
  socket: WebSocket | undefined
}

/** A node that has only the door of the room page, before a real media host: what a synthetic site talks to. */
export interface RoomNode {
  readonly host: MediaHost
  readonly stills: { site: SiteId; bytes: number }[]
  readonly shown: { site: SiteId; shown: Shown }[]
  readonly hellos: { site: SiteId; resume: string | undefined }[]
  /** Orders that were taken up; each was refused then. */
  readonly taken: { site: SiteId; order: string | null }[]
  link(site: SiteId): string
  tell<Op extends keyof RoomNotices>(site: SiteId, op: Op, body: NoticeOf<RoomNotices, Op>): void
  /** Orders a test of the site when it comes, before its hello is answered. */
  orderAtHello(site: SiteId, order: TestOrder): void
  /** Sets what these sites receive and tells them. */
  feed(sites: readonly SiteId[], wishes: readonly Omit<FeedWish, 'standby'>[]): Promise<SourceKey[]>
  /** Cuts the site's control connection. */
  cut(site: SiteId): void
  /** Forgets the seat's media, as a restarted media host does. */
  loseMedia(site: SiteId): Promise<void>
  close(): Promise<void>
}

export async function startRoomNode(workers = 1): Promise<RoomNode> {
  const listen = { ip: '127.0.0.1' }
  const host = await createMediaHost({
    ...{ workers, workerBin: mediaWorkerBin(), listen: [listen], pipeIp: listen },
    ...{ log: silentLog, clock: systemClock },
  })
  const { rtpCapabilities } = await host.request('describe', {})
  const pages = new Map<SiteId, Page>()
  const node = {
    stills: [] as RoomNode['stills'],
    shown: [] as RoomNode['shown'],
    hellos: [] as RoomNode['hellos'],
    taken: [] as RoomNode['taken'],
  }
  const orders = new Map<SiteId, TestOrder>()
  let seats = 0

  const tell: RoomNode['tell'] = (site, op, body) =>
    pages.get(site)?.socket?.send(JSON.stringify({ type: 'notice', op, body }))

  const hello = (site: SiteId, socket: WebSocket, resume: string | undefined) => {
    node.hellos.push({ site, resume })
    const before = pages.get(site)
    const resumed = before !== undefined && before.seat === resume
    const seat = resumed ? before.seat : `seat-${++seats}`
    pages.set(site, { seat, socket })
    const order = orders.get(site)
    if (order) tell(site, 'tests', { order, verdict: null, help: 'none', due: null })
    return {
      ...{ protocol: PROTOCOL_VERSION, seat, resumed, rtpCapabilities },
      site: { id: site, label: site, name: site },
      node: { id: 'VN-25', label: 'Tỉnh Phú Thọ', dutyPhone: null },
    }
  }

  const answer = async (site: SiteId, socket: WebSocket, op: keyof typeof roomRequests, raw: unknown) => {
    if (op === 'hello') return hello(site, socket, roomRequests.hello.body.parse(raw).resume?.seat)
    const seat = pages.get(site)?.seat ?? ''
    switch (op) {
      case 'media.open':
        return host.request('seat.open', { seat, site, ...roomRequests[op].body.parse(raw) })
      case 'media.connect':
        return host.request('seat.connect', { seat, ...roomRequests[op].body.parse(raw) })
      case 'media.publish':
        return host.request('seat.publish', { seat, ...roomRequests[op].body.parse(raw) })
      case 'feeds.ready':
        return host.request('seat.ready', { seat, ...roomRequests[op].body.parse(raw) })
      case 'leave':
        return host.request('seat.close', { seat })
      default:
        throw new Error(`a synthetic site does not ask for ${op}`)
    }
  }

  const onFrame = async (site: SiteId, socket: WebSocket, data: Buffer) => {
    const frame = JSON.parse(data.toString()) as { type: string; id: number; op: string; body: unknown }
    if (frame.type === 'notice') {
      if (frame.op === 'shown') node.shown.push({ site, shown: roomReports.shown.parse(frame.body) })
      else roomReports.devices.parse(frame.body)
      return
    }
    if (frame.op === 'test.begin') {
      node.taken.push({ site, order: roomRequests[frame.op].body.parse(frame.body).order })
      const error = { code: 'test.running', message: { vi: 'đang thử', en: 'being tested' } }
      socket.send(JSON.stringify({ type: 'reply', id: frame.id, ok: false, error }))
      return
    }
    const body = await answer(site, socket, frame.op as keyof typeof roomRequests, frame.body)
    socket.send(JSON.stringify({ type: 'reply', id: frame.id, ok: true, body }))
  }

  const siteOf = (request: IncomingMessage): SiteId | undefined => {
    const named = new URL(request.url ?? '/', 'http://node').searchParams.get('site') ?? ''
    return request.headers.cookie === `lt_site_${named}=opened` ? named : undefined
  }
  const http = createServer((request, reply) => {
    const opened = /^\/r\/(.+)$/.exec(request.url ?? '')?.[1]
    if (opened) {
      reply.setHeader('set-cookie', `lt_site_${opened}=opened; Path=/; HttpOnly; SameSite=Strict`)
      reply.writeHead(303, { location: `/room/?site=${opened}` }).end()
      return
    }
    const site = siteOf(request)
    let bytes = 0
    request.on('data', (piece: Buffer) => {
      bytes += piece.length
    })
    request.on('end', () => {
      if (site) node.stills.push({ site, bytes })
      reply.writeHead(site ? 204 : 401).end()
    })
  })
  const sockets = new WebSocketServer({ server: http })
  sockets.on('connection', (socket, request) => {
    const site = siteOf(request)
    if (!site) return socket.close()
    socket.on('message', (data: Buffer) => void onFrame(site, socket, data))
    const beating = setInterval(
      () => socket.send(JSON.stringify({ type: 'notice', op: 'beat', body: { at: Date.now() } })),
      2_000,
    )
    socket.on('close', () => clearInterval(beating))
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const { port } = http.address() as AddressInfo

  return {
    host,
    ...node,
    link: (site) => `http://127.0.0.1:${port}/r/${site}`,
    tell,
    orderAtHello: (site, order) => void orders.set(site, order),
    async feed(sites, wishes) {
      const seatsFed = sites.flatMap((site) => {
        const page = pages.get(site)
        return page ? [{ site, seat: page.seat }] : []
      })
      const { seats: given } = await host.request('feeds.set', {
        seats: seatsFed.map(({ seat }) => ({
          seat,
          wishes: wishes.map((wish) => ({ ...wish, standby: false })),
        })),
      })
      for (const [index, { feeds }] of given.entries()) {
        const site = seatsFed[index]?.site
        if (site) tell(site, 'feeds', { revision: 1, feeds })
      }
      return given.flatMap(({ missing }) => missing)
    },
    cut: (site) => pages.get(site)?.socket?.terminate(),
    async loseMedia(site) {
      await host.request('seat.close', { seat: pages.get(site)?.seat ?? '' })
      const text = { vi: 'mất', en: 'lost' }
      tell(site, 'media-lost', { error: { code: 'media.worker-lost', message: text } })
    },
    async close() {
      for (const client of sockets.clients) client.terminate()
      await new Promise((resolve) => http.close(resolve))
      await host.close()
    },
  }
}
