import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { PROTOCOL_VERSION } from '#contract'
import { consoleOperations } from '#contract/console'
import { accountOf, cookieOf, post, type Stage, socketOf, startNode } from './stage.ts'

/** The centre: units below it may have administrators of their own here. */
let stage: Stage
beforeAll(async () => {
  stage = await startNode('VN')
}, 60_000)
afterAll(() => stage?.close())

const nobody = { person: 'Nguyễn Văn Thử', post: '', phone: '', provider: null }
let last = 0
const person = async (role: 'administrator' | 'operator' | 'viewer', unit: string) => {
  const account = await accountOf(stage, { name: `thu.${last++}`, role, unit })
  const headers = { cookie: await cookieOf(stage, account.id) }
  return { ...account, headers, ask: (op: string, body: unknown) => post(stage, op, body, headers) }
}

test('N111: an administrator of a province has the accounts of that province, and no others', async () => {
  const admin = await person('administrator', 'VN-25')
  const [commune, neighbour, centre] = [
    await person('viewer', 'VN-25-07900'),
    await person('viewer', 'VN-19'),
    await person('viewer', 'VN'),
  ]
  expect(await admin.ask('accounts.list', {})).toMatchObject({ status: 403, code: 'auth.not-your-unit' })
  const { body } = await admin.ask('accounts.list', { below: 'VN-25' })
  const { accounts } = consoleOperations['accounts.list'].reply.parse(body)
  expect(accounts.map(({ account }) => account.id).toSorted()).toEqual([admin.id, commune.id].toSorted())
  const onAccount = (id: string) =>
    [
      ['accounts.change', { id, settings: { ...nobody, role: 'viewer', unit: 'VN-25' } }],
      ['accounts.disable', { id, disabled: true }],
      ['accounts.invite', { id }],
      ['accounts.end-sessions', { id }],
    ] as const
  // Whose id is guessed is not told whether there is such an account.
  for (const id of [neighbour.id, centre.id, 'nobody-has-it'])
    for (const [op, asked] of onAccount(id))
      expect(await admin.ask(op, asked), op).toMatchObject({ status: 403, code: 'auth.not-your-unit' })
  for (const [op, asked] of onAccount(commune.id)) expect((await admin.ask(op, asked)).status, op).toBe(200)
  for (const { headers } of [neighbour, centre])
    expect((await post(stage, 'accounts.me', {}, headers)).status).toBe(200)
})

test('N111: nobody gives a role above or beside their unit, nor moves an account there', async () => {
  const admin = await person('administrator', 'VN-25')
  const commune = await person('viewer', 'VN-25-07900')
  for (const unit of ['VN', 'VN-19', 'VN-19-01957']) {
    const made = { name: `leo.thang.${unit.toLowerCase()}`, ...nobody, role: 'viewer', unit }
    expect((await admin.ask('accounts.create', made)).code, unit).toBe('auth.not-your-unit')
    const settings = { ...nobody, role: 'viewer', unit }
    expect((await admin.ask('accounts.change', { id: commune.id, settings })).code).toBe('auth.not-your-unit')
  }
  expect(stage.control.accounts.byId(commune.id)?.unit).toBe('VN-25-07900')
  const inside = { name: 'trong.tinh', ...nobody, role: 'administrator', unit: 'VN-25-07900' }
  expect((await admin.ask('accounts.create', inside)).status).toBe(200)
  expect((await admin.ask('accounts.create', inside)).code).toBe('account.name-taken')
  const nowhere = { ...inside, name: 'khong.co', unit: 'VN-25-99999' }
  expect((await admin.ask('accounts.create', nowhere)).code).toBe('site.unknown')
})

test('N111: nobody disables their own account or changes its role', async () => {
  const admin = await person('administrator', 'VN-25')
  const settings = { ...nobody, role: 'viewer', unit: 'VN-25' }
  expect((await admin.ask('accounts.disable', { id: admin.id, disabled: true })).code).toBe('account.own')
  expect((await admin.ask('accounts.change', { id: admin.id, settings })).code).toBe('account.own')
  const same = { ...settings, role: 'administrator', phone: '0912 345 678' }
  expect((await admin.ask('accounts.change', { id: admin.id, settings: same })).status).toBe(200)
})

test('N111: a token gives no role that could do more than itself', async () => {
  const { sites } = stage.control
  const tokenWith = async (rights: readonly ('read' | 'tokens')[]) => {
    const { token } = await sites.issueAccessToken({ name: 'kịch bản', rights, expiresAt: null })
    return { authorization: `Bearer ${token}` }
  }
  const operator = { name: 'leo.thang.token', ...nobody, role: 'operator', unit: 'VN' }
  const answer = await post(stage, 'accounts.create', operator, await tokenWith(['read', 'tokens']))
  expect(answer).toMatchObject({ status: 403, code: 'auth.not-allowed' })
  const victim = await person('administrator', 'VN')
  for (const op of ['accounts.invite', 'accounts.end-sessions'])
    expect((await post(stage, op, { id: victim.id }, await tokenWith(['tokens']))).code).toBe(
      'auth.not-allowed',
    )
  const viewer = { ...operator, name: 'chi.xem', role: 'viewer' }
  expect((await post(stage, 'accounts.create', viewer, await tokenWith(['read', 'tokens']))).status).toBe(200)
})

test('N110: the reach of a unit over the centre’s sites: its own and below, by whatever id', async () => {
  const operator = await person('operator', 'VN-25')
  const asked: [string, unknown][] = [
    ['readiness.site', { site: 'VN-19' }],
    ['readiness.site', { site: 'VN' }],
    ['directory.get', { site: 'VN' }],
    ['sites.issue-link', { site: 'VN' }],
    ['tests.ask', { site: 'VN-19-01957', form: 'full' }],
    ['sites.list', { below: 'VN-19' }],
    ['sites.list', {}],
    ['sessions.list', {}],
    ['record.list', { after: 0, limit: 10 }],
    ['session.open', { title: 'Của tỉnh ở trung ương', chair: null }],
  ]
  for (const [op, body] of asked)
    expect((await operator.ask(op, body)).code, `${op} ${JSON.stringify(body)}`).toBe('auth.not-your-unit')
  expect((await operator.ask('sites.list', { below: 'VN-25', limit: 1 })).status).toBe(200)
  expect((await operator.ask('readiness.site', { site: 'VN-25-07900' })).status).toBe(200)
  const { id } = await stage.control.keeper.open({ title: 'Của trung ương', chair: null, by: 'trial' })
  expect((await operator.ask('session.close', { session: id })).code).toBe('auth.not-your-unit')
  expect((await operator.ask('session.close', { session: 'guessed' })).code).toBe('auth.not-your-unit')
})

test('N112: what is done stands in the record under the name of the person', async () => {
  const operator = await person('operator', 'VN')
  const opened = await operator.ask('session.open', { title: 'Giao ban', chair: null })
  const { session } = z.object({ session: z.string() }).parse(opened.body)
  await operator.ask('session.close', { session })
  const events = await stage.control.keeper.recordAfter(0, 1000)
  expect(events.at(-1)?.body).toMatchObject({ kind: 'session.closed', session, by: operator.person })
})

test('N112: a change of role or a disabled account counts at once, at a socket that is open within seconds', async () => {
  const admin = await person('administrator', 'VN')
  const operator = await person('operator', 'VN')
  const socket = await socketOf(stage, operator.headers.cookie)
  const hello = await socket.ask('hello', { protocol: PROTOCOL_VERSION, client: 'trial' })
  expect(hello).toMatchObject({ ok: true, body: { rights: ['read', 'display', 'floor', 'sites'] } })
  const settings = { ...nobody, role: 'focal', unit: 'VN-25-07900' }
  expect((await admin.ask('accounts.change', { id: operator.id, settings })).status).toBe(200)
  expect(await socket.ask('sessions.list', {})).toMatchObject({ error: { code: 'auth.not-your-role' } })
  expect(await socket.hear('refused')).toMatchObject({ error: { code: 'auth.not-your-role' } })
  await socket.ended
  expect((await operator.ask('accounts.me', {})).status).toBe(200)
  await admin.ask('accounts.disable', { id: operator.id, disabled: true })
  expect((await operator.ask('accounts.me', {})).code).toBe('auth.required')
  await admin.ask('accounts.disable', { id: operator.id, disabled: false })
  // Its sign-ins were ended, not put aside.
  expect((await operator.ask('accounts.me', {})).code).toBe('auth.required')
})

test('S18, S19: who signed in by name is listed with the name, and ended', async () => {
  const [admin, viewer] = [await person('administrator', 'VN'), await person('viewer', 'VN')]
  const listed = await admin.ask('consoles.list', {})
  const { consoles } = consoleOperations['consoles.list'].reply.parse(listed.body)
  const found = consoles.find((each) => each.person === viewer.person)
  expect(found).toMatchObject({ role: 'viewer' })
  await admin.ask('consoles.end', { id: found?.id })
  expect((await viewer.ask('accounts.me', {})).code).toBe('auth.required')
})
