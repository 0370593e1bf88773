import type { Doer } from '#conference/account-store'
import type { NodeId, SiteId } from '#contract'
import { PROTOCOL_VERSION } from '#contract'
import type { Account, AccountRole } from '#contract/accounts'
import { createScope } from '#foundation/lifetime'
import { createInProcessHub } from '#foundation/link'
import { createLog } from '#foundation/log'
import { type Clock, systemClock } from '#foundation/time'
import { threeTiers } from '#trials/constellation'
import { exchange, openHostileSocket } from '#trials/hostile'
import type { NodeConfig } from '../../apps/node/config-schema.ts'
import { mediaPeerOf, startControl } from '../../apps/node/start.ts'

/** A node's control process with its doors, whose log is kept and whose clock can be put forward; no media host. */
export async function startNode(
  node: NodeId,
  web: Partial<NodeConfig['web']> = {},
  more: Partial<NodeConfig> = {},
) {
  const scope = createScope()
  const config = threeTiers({ storeOf: () => 'pglite:memory' }).find((each) => each.node === node)
  if (!config) throw new RangeError(`no such node: ${node}`)
  let lines = ''
  const write = (line: string) => {
    lines += line
  }
  const log = createLog({ name: 'trial', level: 'debug', destination: { write } })
  let ahead = 0
  let held: number | null = null
  const clock: Clock = { ...systemClock, now: () => (held ?? systemClock.now()) + ahead }
  const hub = createInProcessHub({ clock })
  const link = scope.add(hub.join(node, { version: PROTOCOL_VERSION }))
  const control = scope.add(
    await startControl({
      ...{ config: { ...config, ...more, web: { ...config.web, ...web } }, link, clock, log },
      mediaPeer: mediaPeerOf(node),
    }),
  )
  return {
    ...{ node, control, clock, url: control.listensAt },
    lines: () => lines,
    putForward(ms: number) {
      ahead += ms
    },
    /** While `work` goes on time passes only where it is put forward, however slow the computer is. */
    async still(work: () => Promise<void>) {
      held = systemClock.now()
      try {
        await work()
      } finally {
        held = null
      }
    },
    close: () => scope.close(),
  }
}
export type Stage = Awaited<ReturnType<typeof startNode>>

export const password = 'trâu vàng uống nước ao'

/** Who does what no door is asked for. */
export const inside: Doer = { by: 'trial', account: null }

/** Of the accounts that were made here, as of then. */
const generations = new Map<string, number>()

/** An account that has its password, made inside: also of units that the node's own operations would refuse. */
export async function accountOf(
  { control: { accounts } }: Stage,
  { name, role, unit, provider = role === 'telecom' ? 'VNPT' : null }: Wanted,
): Promise<Account> {
  const person = { person: `Người thử ${name}`, post: '', phone: '' }
  const { token } = await accounts.create({ name, role, unit, provider, ...person }, inside)
  const { account, generation } = await accounts.accept(token, password)
  generations.set(account.id, generation)
  return account
}
interface Wanted {
  name: string
  role: AccountRole
  unit: SiteId
  provider?: string | null
}

/** The `Cookie` header of a sign-in that was not typed: signing in by name is tried for itself. */
export async function cookieOf(
  { control, node }: Stage,
  accountId: string,
  generation = generations.get(accountId) ?? 0,
): Promise<string> {
  const { credential } = await control.sites.openAccountConsole({ accountId, generation, nodeId: node })
  return `lt_console_${node}=${credential}`
}

export interface Answer {
  status: number
  body: unknown
  /** Of a refusal. */
  code: string | null
  cookie: string | null
  headers: Awaited<ReturnType<typeof exchange>>['headers']
}

/** As a page of the node would: JSON with the cookie. */
export async function post(
  { url }: Pick<Stage, 'url'>,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const answer = await exchange(`${url}/api/v1/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  const got: unknown = JSON.parse(answer.text)
  const [set] = answer.headers['set-cookie'] ?? []
  return {
    ...{ status: answer.status, body: got, headers: answer.headers },
    code: codeIn(got),
    cookie: set?.split(';')[0] ?? null,
  }
}

const codeIn = (body: unknown): string | null => {
  const { error } = Object(body) as { error?: { code?: string } }
  return error?.code ?? null
}

/** A console's socket with the cookie. */
export const socketOf = ({ url }: Stage, cookie: string) => openHostileSocket(`${url}/ws/console`, { cookie })
