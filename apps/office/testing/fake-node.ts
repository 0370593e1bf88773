import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describeError, type ErrorBody, type NodeId, PROTOCOL_VERSION, Refusal } from '#contract'
import type { Account } from '#contract/accounts'
import { type ConsoleOperation, consoleOperations, type Right, rightNames } from '#contract/console'
import type { Incident } from '#contract/readiness'
import { serveFile } from '#trials/pages'
import { createFakeBodies } from './fake-bodies.ts'
import { createFakeCalendar, type FakeCalendar } from './fake-calendar.ts'
import { createFakeDirectory, type FakeDirectory } from './fake-directory.ts'
import { createFakeLineage, type FakeLineage } from './fake-lineage.ts'
import { createFakeLinks, type FakeLinks } from './fake-links.ts'
import { createFakeNotices, type FakeNotices } from './fake-notices.ts'
import { createFakeSearch } from './fake-search.ts'
import { createFakeSessions, type FakeSessions } from './fake-sessions.ts'
import { document, registry } from './units.ts'

/** A node as far as the office sees it: the API over HTTP, in the contract's form both ways. */
export interface FakeNode {
  readonly url: string
  readonly directory: FakeDirectory
  readonly lineage: FakeLineage
  /** That are open. */
  readonly incidents: Incident[]
  readonly calendar: FakeCalendar
  readonly sessions: FakeSessions
  readonly links: FakeLinks
  readonly notices: FakeNotices
  /** What was asked so far. */
  readonly asked: { op: string; body: unknown }[]
  /** Answers everything with this error; null: serves again. */
  refuse(error: ErrorBody | null): void
  /** Cuts whoever asks, until it is up again. */
  isDown: boolean
  rights: readonly Right[]
  /** Who signed in by name; null: by a link. */
  account: Account | null
  close(): Promise<void>
}

export interface FakeNodeOptions {
  webRoot: string
  node: NodeId
}

type Answer = (body: never, by: string) => unknown
export type Answers = { [Op in ConsoleOperation]?: Answer }

export async function startFakeNode({ webRoot, node }: FakeNodeOptions): Promise<FakeNode> {
  const calendar = createFakeCalendar(node)
  const sessions = createFakeSessions(node, calendar)
  const directory = createFakeDirectory(node)
  const lineage = createFakeLineage()
  const links = createFakeLinks(node)
  const notices = createFakeNotices(node)
  const incidents: Incident[] = []
  let refusal: ErrorBody | null = null
  const registryText = JSON.stringify(document)
  const answers: Answers = {
    ...calendar.answers,
    ...sessions.answers,
    ...directory.answers,
    ...lineage.answers,
    ...createFakeBodies(),
    ...createFakeSearch(directory.entries, incidents),
    ...links.answers,
    ...notices.answers,
    'accounts.me': () => ({ account: fake.account }),
    'node.describe': () => ({
      ...{ id: node, label: registry.byId(node)?.fullName, protocol: PROTOCOL_VERSION },
      ...{ parent: node === 'VN' ? null : 'VN', children: [], rights: [...fake.rights] },
    }),
  }

  const answer = (op: string, body: unknown): { status: number; said: unknown } => {
    fake.asked.push({ op, body })
    try {
      if (refusal) return { status: 401, said: { error: refusal } }
      const run = answers[op as ConsoleOperation]
      if (!run) throw new Refusal('message.unknown', { op })
      const { body: form, reply, right } = consoleOperations[op as ConsoleOperation]
      if (!fake.rights.includes(right)) throw new Refusal('auth.not-allowed', { right, ...rightNames[right] })
      return { status: 200, said: reply.parse(run(form.parse(body) as never, 'Nguyễn Thị Lan')) }
    } catch (error) {
      const said = error instanceof Refusal ? error.body : describeError('internal', { ref: String(error) })
      return { status: 400, said: { error: said } }
    }
  }
  const server = createServer(async (request, response) => {
    if (fake.isDown) return void request.socket.destroy()
    const { pathname } = new URL(request.url ?? '/', 'http://node')
    if (!pathname.startsWith('/api/v1/')) return serveFile(webRoot, pathname, response)
    const json = { 'content-type': 'application/json' }
    if (pathname === '/api/v1/registry') return void response.writeHead(200, json).end(registryText)
    const { status, said } = answer(pathname.slice('/api/v1/'.length), await bodyOf(request))
    response.writeHead(status, json).end(JSON.stringify(said))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  const fake: FakeNode = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...{ calendar, sessions, directory, lineage, links, notices, incidents, asked: [], isDown: false },
    rights: ['read', 'display', 'floor', 'sites', 'tokens'],
    account: null,
    refuse(error) {
      refusal = error
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return fake
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return JSON.parse(Buffer.concat(parts).toString() || 'null')
}
