import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import { clientFrame, describeError, type ErrorBody, PROTOCOL_VERSION } from '#contract'
import { serveFile } from '#trials/pages'
import type { Sample } from './sample.ts'
import { document, registry } from './units.ts'

/** A node as far as the board sees it. A test changes what it tells by `tell`. */
export interface FakeNode {
  readonly url: string
  /** Tells its boards the sample as a whole, also those that come later. */
  tell(sample: Sample): void
  /** Tells changed rows of the sample only. */
  tellRows(sample: Sample, sites: readonly string[]): void
  /** Answers every greeting with this error; null: serves again. */
  refuse(error: ErrorBody | null): void
  /** Cuts every connection; `down`: and takes no new one until `up`. */
  cut(options: { down: boolean }): void
  up(): void
  close(): Promise<void>
}

const ROWS_AT_ONCE = 250

/** Serves the built pages and speaks `/ws/console`, `/api/v1/registry`. */
export async function startFakeNode(options: { webRoot: string; sample: Sample }): Promise<FakeNode> {
  let { sample } = options
  let refusal: ErrorBody | null = null
  let isDown = false
  const open = new Set<WebSocket>()
  const registryText = JSON.stringify(document)
  const notice = (op: string, body: unknown) => JSON.stringify({ type: 'notice', op, body })
  const { at: startedAt } = sample.board
  const bornAt = Date.now()
  /** The node's clock stands where the sample was made, and goes on. */
  const nodeNow = () => startedAt + Date.now() - bornAt

  const tellAll = (socket: WebSocket) => {
    const { sites, ...figures } = sample.board
    socket.send(notice('beat', { at: nodeNow() }))
    socket.send(notice('links', { links: sample.links }))
    // In parts, as a node does.
    for (let from = 0; from === 0 || from < sites.length; from += ROWS_AT_ONCE)
      socket.send(
        notice('readiness', { whole: from === 0, figures, sites: sites.slice(from, from + ROWS_AT_ONCE) }),
      )
    socket.send(notice('rounds', { rounds: sample.rounds }))
    socket.send(notice('incidents', { incidents: sample.incidents }))
  }

  const answer = (op: string, body: unknown): { body: unknown } | { error: ErrorBody } => {
    if (op === 'hello') return refusal ? { error: refusal } : { body: greeting() }
    const { site } = body as { site: string }
    const found = op === 'readiness.site' ? sample.answerOf(site) : undefined
    return found ? { body: found } : { error: describeError('site.unknown', { site }) }
  }
  const greeting = () => ({
    ...{ id: sample.node, label: registry.byId(sample.node)?.fullName, protocol: PROTOCOL_VERSION },
    ...{ parent: sample.node === 'VN' ? null : 'VN', children: [], rights: ['read'] },
  })

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://node')
    if (pathname === '/api/v1/registry')
      response.writeHead(200, { 'content-type': 'application/json' }).end(registryText)
    else void serveFile(options.webRoot, pathname, response)
  })
  const sockets = new WebSocketServer({ noServer: true })
  server.on('upgrade', (request: IncomingMessage, socket, head) => {
    if (isDown) return socket.destroy()
    sockets.handleUpgrade(request, socket, head, (accepted) => {
      accepted.on('message', (data) => {
        const frame = clientFrame.parse(JSON.parse(String(data)))
        if (frame.type !== 'request') return
        const { id, op } = frame
        const found = answer(op, frame.body)
        const isFine = 'body' in found
        accepted.send(JSON.stringify({ type: 'reply', id, ok: isFine, ...found }))
        if (op !== 'hello' || !isFine) return
        open.add(accepted)
        tellAll(accepted)
      })
      accepted.on('close', () => open.delete(accepted))
    })
  })
  const beats = setInterval(() => {
    for (const socket of open) socket.send(notice('beat', { at: nodeNow() }))
  }, 1000)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    tell(next) {
      sample = next
      for (const socket of open) tellAll(socket)
    },
    tellRows(next, sites) {
      sample = next
      const { sites: rows, ...figures } = sample.board
      const changed = rows.filter(({ site }) => sites.includes(site))
      for (const socket of open) socket.send(notice('readiness', { whole: false, figures, sites: changed }))
    },
    refuse(error) {
      refusal = error
    },
    cut({ down }) {
      isDown = down
      for (const socket of sockets.clients) socket.terminate()
    },
    up() {
      isDown = false
    },
    async close() {
      clearInterval(beats)
      for (const socket of sockets.clients) socket.terminate()
      sockets.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
