import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Asked, type Relation, relationOf, rightsTable } from '#conference/accounts'
import { errorBody, PROTOCOL_VERSION } from '#contract'
import { type AccountRole, accountRole } from '#contract/accounts'
import { consoleOperations, viewRequests } from '#contract/console'
import { exchange } from '#trials/hostile'
import { accountOf, cookieOf, post, type Stage, socketOf, startNode } from './stage.ts'

/** Everything that is asked is about this unit; accounts are of it, below it, above it, and beside it. */
const target = 'VN-25'
const units: Record<Relation, string> = { own: target, below: 'VN', above: 'VN-25-07900', other: 'VN-19' }
const relations = Object.keys(units) as Relation[]

let stage: Stage
let session: string
const cookies = new Map<string, string>()
const cookieFor = (role: AccountRole, relation: Relation) => cookies.get(`${role} ${relation}`) ?? ''

beforeAll(async () => {
  stage = await startNode(target)
  for (const role of accountRole.options)
    for (const relation of relations) {
      const { id } = await accountOf(stage, { name: `${role}.${relation}`, role, unit: units[relation] })
      cookies.set(`${role} ${relation}`, await cookieOf(stage, id))
    }
  session = (await stage.control.keeper.open({ title: 'Phiên thử', chair: null, by: 'trial' })).id
}, 120_000)
afterAll(() => stage?.close())

const sample = z.object({ valid: z.array(z.record(z.string(), z.unknown())).min(1) })
const samples = join(import.meta.dirname, '../../contract/examples/console')

/** A body that the contract takes, of which everything that names a unit names the target. */
function bodyOf(op: string): Record<string, unknown> {
  const [body = {}] = sample.parse(JSON.parse(readFileSync(join(samples, `${op}.json`), 'utf8'))).valid
  const { target: kind } = rightsTable[op as Asked]
  // Of the node as a whole, whatever site it names: a department, for example, which the target is not.
  if (kind === 'node') return { ...body, ...('session' in body && { session }) }
  const at: Record<string, unknown> = { site: target, below: target, unit: target, session }
  const known = Object.entries(body).map(([key, value]) => [key, at[key] ?? value])
  return {
    ...Object.fromEntries(known),
    ...(kind === 'below' && { below: target }),
    ...('record' in body && { record: { ...Object(body.record), site: target } }),
  }
}

/** Of what these list a telecom is given its own part. */
const cutToOwn: readonly Asked[] = ['incidents.list', 'circuits.list']

/** What the table says of a role whose unit lies so from the target. */
function expected(role: AccountRole, relation: Relation, op: Asked): string | null {
  const row = rightsTable[op]
  const roles: readonly AccountRole[] = row.roles
  if (!roles.includes(role)) return 'auth.not-your-role'
  if (row.target === 'self') return null
  // An incident that nobody knows is no telecom's.
  if (role === 'telecom' && !cutToOwn.includes(op)) return 'auth.not-your-unit'
  const lies = relationOf(units[relation], target)
  return lies === 'own' || lies === 'below' ? null : 'auth.not-your-unit'
}

const refusal = z.object({ error: errorBody })
const refusedByRight = (code: string | null) => (code?.startsWith('auth.') ? code : null)

describe.each(accountRole.options)('%s', (role) => {
  test.each(relations)(
    'N110: every operation over HTTP, target %s',
    async (relation) => {
      const headers = { cookie: cookieFor(role, relation) }
      const got: [string, string | null][] = []
      const wanted: [string, string | null][] = []
      for (const op of Object.keys(consoleOperations) as (keyof typeof consoleOperations)[]) {
        const { code } = await post(stage, op, bodyOf(op), headers)
        expect(code ?? 'done', op).not.toMatch(/^(auth\.required|message\.unknown|internal)$/)
        got.push([op, refusedByRight(code)])
        wanted.push([op, expected(role, relation, op)])
      }
      for (const [op, path] of [
        ['registry', 'registry'],
        ['still', `stills/${target}`],
      ] as const) {
        const { status, text } = await exchange(`${stage.url}/api/v1/${path}`, { headers })
        got.push([op, status === 403 ? refusal.parse(JSON.parse(text)).error.code : null])
        wanted.push([op, expected(role, relation, op)])
      }
      expect(got).toEqual(wanted)
    },
    60_000,
  )

  test.each(relations)(
    'N110: every operation over the WebSocket, target %s',
    async (relation) => {
      const socket = await socketOf(stage, cookieFor(role, relation))
      const ask = async (op: string, body: unknown) => {
        const reply = await socket.ask(op, body)
        return reply.ok ? null : reply.error.code
      }
      const hello = await ask('hello', { protocol: PROTOCOL_VERSION, client: 'trial' })
      expect(hello).toBe(expected(role, relation, 'hello'))
      const ops = [...Object.keys(consoleOperations), ...Object.keys(viewRequests)] as Asked[]
      for (const op of ops) {
        // A page that may not look at the node is not served on this socket at all.
        const wanted = hello === null ? expected(role, relation, op) : 'message.out-of-order'
        const code = await ask(op, bodyOf(op))
        expect(hello === null ? refusedByRight(code) : code, op).toBe(wanted)
      }
      socket.close()
    },
    60_000,
  )
})
