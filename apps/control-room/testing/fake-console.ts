import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { type WebSocket, WebSocketServer } from 'ws'
import { clientFrame, describeError, PROTOCOL_VERSION, Refusal } from '#contract'
import { consoleRequests, type RegistryDocument, type Right } from '#contract/console'
import { readinessTold } from './fake-readiness.ts'
import { answer, type FakeState } from './fake-state.ts'
import { fakeStill } from './fake-still.ts'

export interface FakeConsole {
  port: number
  /** Sends the sessions, links or changed rows of the roster after a test changed `state`. */
  tellSessions(): void
  tellRoster(sites?: readonly string[]): void
  tellLinks(): void
  tellReadiness(): void
  /** Cuts every connection; `refusing` then answers none until it is set back. */
  cut(): void
  refusing: boolean
  close(): Promise<void>
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
}
const rightsOf: Record<string, Right[]> = {
  operator: ['read', 'display', 'floor', 'sites', 'tokens'],
  viewer: ['read'],
}

/** Serves the built pages and speaks `/ws/console`, `/api/v1/registry`, stills and `/c/operator|viewer`. */
export async function startFakeConsole(options: {
  state: FakeState
  registry: RegistryDocument
  /** Folder of the built pages. */
  web: string
  /** A site's still as JPEG; left out: a drawing. */
  jpegOf?: (site: string) => Buffer
}): Promise<FakeConsole> {
  const { state, registry, web, jpegOf } = options
  const open = new Set<WebSocket>()
  const documentText = JSON.stringify(registry)
  const label = registry.units.find((unit) => unit.id === state.node)?.label ?? state.node

  const server: Server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://fake')
    const signIn = /^\/c\/(operator|viewer)$/.exec(url.pathname)
    if (signIn) {
      response.writeHead(302, { 'set-cookie': `who=${signIn[1]}; Path=/`, location: '/control-room/' }).end()
    } else if (url.pathname === '/api/v1/registry') {
      if (request.headers['if-none-match'] === `"${registry.version}"`) response.writeHead(304).end()
      else
        response
          .writeHead(200, { 'content-type': 'application/json', etag: `"${registry.version}"` })
          .end(documentText)
    } else if (url.pathname.startsWith('/api/v1/stills/')) {
      const site = url.pathname.slice('/api/v1/stills/'.length)
      const at = Number(url.searchParams.get('at'))
      const kept = { 'cache-control': 'private, max-age=60' }
      if (jpegOf) response.writeHead(200, { 'content-type': 'image/jpeg', ...kept }).end(jpegOf(site))
      else response.writeHead(200, { 'content-type': 'image/svg+xml', ...kept }).end(fakeStill(site, at))
    } else {
      const path = normalize(url.pathname.endsWith('/') ? `${url.pathname}index.html` : url.pathname)
      try {
        const body = await readFile(join(web, path))
        response
          .writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' })
          .end(body)
      } catch {
        response.writeHead(404).end()
      }
    }
  })

  const sockets = new WebSocketServer({ server, path: '/ws/console' })
  const notice = (op: string, body: unknown) => JSON.stringify({ type: 'notice', op, body })
  const tell = (op: string, body: unknown) => {
    for (const socket of open) socket.send(notice(op, body))
  }
  const fake: FakeConsole = {
    port: 0,
    refusing: false,
    tellSessions: () => tell('sessions', { sessions: [state.session] }),
    tellRoster(changed) {
      const sites = changed?.flatMap((site) => state.roster.get(site) ?? []) ?? [...state.roster.values()]
      tell('roster', { whole: !changed, sites })
    },
    tellLinks: () => tell('links', { links: state.links }),
    tellReadiness() {
      if (!state.readiness) return
      for (const [op, body] of Object.entries(readinessTold(state.readiness))) tell(op, body)
    },
    cut() {
      for (const socket of sockets.clients) socket.terminate()
    },
    async close() {
      clearInterval(beat)
      fake.cut()
      sockets.close()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  const beat = setInterval(() => tell('beat', { at: Date.now() }), 2000)

  sockets.on('connection', (socket, request) => {
    if (fake.refusing) return socket.terminate()
    const who = whoIs(request)
    socket.on('message', (data) => {
      const frame = clientFrame.parse(JSON.parse(String(data)))
      if (frame.type !== 'request') return
      const rights = rightsOf[who] ?? []
      try {
        const hello = frame.op === 'hello'
        const body = hello
          ? greet(who, frame.body)
          : answer(state, registry, rights, 'Nguyễn Thị Lan', frame.op, frame.body)
        socket.send(JSON.stringify({ type: 'reply', id: frame.id, ok: true, body }))
        if (hello) {
          open.add(socket)
          fake.tellLinks()
          fake.tellRoster()
        }
        fake.tellSessions()
        tell('saved-scenes', { scenes: state.scenes ?? [] })
        tell('line', { messages: state.line ?? [] })
        tell('chair-calls', { calls: state.calls ?? [] })
        fake.tellReadiness()
      } catch (error) {
        const body = error instanceof Refusal ? error.body : describeError('internal', { ref: String(error) })
        socket.send(JSON.stringify({ type: 'reply', id: frame.id, ok: false, error: body }))
      }
    })
    socket.on('close', () => open.delete(socket))
  })

  function greet(who: string, body: unknown) {
    consoleRequests.hello.body.parse(body)
    const rights = rightsOf[who]
    if (!rights) throw new Refusal('auth.required')
    const children = registry.units.filter((unit) => unit.parent === state.node && /^VN-\d\d$/.test(unit.id))
    const parent = state.node === 'VN' ? null : 'VN'
    return {
      id: state.node,
      label,
      protocol: PROTOCOL_VERSION,
      parent,
      children: children.map(({ id }) => id),
      rights,
    }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address && typeof address === 'object') fake.port = address.port
  return fake
}

const whoIs = (request: IncomingMessage): string =>
  /(?:^|;\s*)who=(\w+)/.exec(request.headers.cookie ?? '')?.[1] ?? ''
