import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { PROTOCOL_VERSION } from '#contract'
import { consoleOperations, right } from '#contract/console'
import { accountOf, cookieOf, password, post, type Stage, socketOf, startNode } from './stage.ts'

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
  const { events } = await stage.control.keeper.recordAfter(0, 1000)
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

test('N113: sign-in names stand in the record for who manages accounts, and for nobody else', async () => {
  const of = {
    admin: await person('administrator', 'VN'),
    operator: await person('operator', 'VN'),
    province: await person('administrator', 'VN-25'),
  }
  const token = async (...rights: ('read' | 'tokens')[]) => {
    const made = await stage.control.sites.issueAccessToken({ name: 'x', rights, expiresAt: null })
    return { authorization: `Bearer ${made.token}` }
  }
  const kinds = async (headers: Record<string, string>) => {
    const { status, body } = await post(stage, 'record.list', { after: 0, limit: 1000 }, headers)
    if (status !== 200) return status
    const { events } = consoleOperations['record.list'].reply.parse(body)
    return new Set(events.map((event) => event.body.kind.split('.')[0]))
  }
  expect(await kinds(of.admin.headers)).toContain('account')
  expect(await kinds(await token('read', 'tokens'))).toContain('account')
  for (const headers of [of.operator.headers, await token('read')]) {
    expect(await kinds(headers)).not.toContain('account')
    expect(await kinds(headers)).toContain('session')
  }
  expect(await kinds(of.province.headers)).toBe(403)
})

test('N112: the record of an account says who did it, by name and by account', async () => {
  const [admin, viewer] = [await person('administrator', 'VN'), await person('viewer', 'VN')]
  await admin.ask('accounts.end-sessions', { id: viewer.id })
  const { body } = await admin.ask('record.list', { after: 0, limit: 1000 })
  const { events } = consoleOperations['record.list'].reply.parse(body)
  expect(events.map((event) => event.body)).toContainEqual({
    ...{ kind: 'account.signed-out', account: viewer.id, name: viewer.name },
    ...{ by: admin.person, byAccount: admin.id },
  })
})

test('N114: what an administrator gave out ends when they are disabled or get another role', async () => {
  const chief = await person('administrator', 'VN')
  const settings = { ...nobody, role: 'viewer', unit: 'VN' }
  const ends = [
    ['accounts.disable', (id: string) => ({ id, disabled: true })],
    ['accounts.change', (id: string) => ({ id, settings })],
  ] as const
  for (const [op, body] of ends) {
    const leaver = await person('administrator', 'VN')
    const issued = await leaver.ask('tokens.issue', { name: 'kịch bản', rights: ['read'], expiresAt: null })
    const { token } = consoleOperations['tokens.issue'].reply.parse(issued.body)
    const linked = await leaver.ask('consoles.issue', { role: 'operator' })
    const { url } = consoleOperations['consoles.issue'].reply.parse(linked.body)
    const { credential } = await stage.control.sites.redeemConsoleLink(url.split('/c/')[1] ?? '')
    const made = { name: `moi.${op}`, ...nobody, role: 'viewer', unit: 'VN' }
    const invited = consoleOperations['accounts.create'].reply.parse(
      (await leaver.ask('accounts.create', made)).body,
    )
    const invitation = invited.url.split('=')[1]
    const site = await leaver.ask('sites.issue-link', { site: 'VN' })
    const ways: Record<string, string>[] = [
      { authorization: `Bearer ${token}` },
      { cookie: `lt_console_VN=${credential}` },
    ]
    const statuses = async () => {
      const asked = ways.map((headers) => post(stage, 'accounts.me', {}, headers))
      const answers = await Promise.all([...asked, post(stage, 'sign-in/invited', { invitation })])
      return answers.map(({ status }) => status)
    }
    expect(await statuses(), op).toEqual([200, 200, 200])
    expect((await chief.ask(op, body(leaver.id))).status, op).toBe(200)
    expect(await statuses(), op).toEqual([401, 401, 403])
    const { url: link } = consoleOperations['sites.issue-link'].reply.parse(site.body)
    await stage.control.sites.redeemLink(link.split('/r/')[1] ?? '')
  }
})

test('V10: a sign-in that is finished after the account was disabled opens nothing', async () => {
  const [admin, late] = [await person('administrator', 'VN'), await person('operator', 'VN')]
  const { account, generation } = await stage.control.accounts.signIn({
    ...{ name: late.name, password, address: '10.0.0.9' },
  })
  await admin.ask('accounts.disable', { id: late.id, disabled: true })
  const opened = await stage.control.sites.openAccountConsole({
    ...{ accountId: account.id, generation, nodeId: 'VN' },
  })
  const headers = { cookie: `lt_console_VN=${opened.credential}` }
  expect((await post(stage, 'accounts.me', {}, headers)).code).toBe('auth.required')
  await admin.ask('accounts.disable', { id: late.id, disabled: false })
  expect((await post(stage, 'accounts.me', {}, headers)).code).toBe('auth.required')
  expect((await post(stage, 'sign-in/me', {}, headers)).code).toBe('auth.required')
})

test('U10, V9: of two administrators who disable each other at once one is left', async () => {
  const pair = await startNode('VN-25')
  try {
    const made = async (name: string) => {
      const account = await accountOf(pair, { name, role: 'administrator', unit: 'VN-25' })
      return { ...account, headers: { cookie: await cookieOf(pair, account.id) } }
    }
    const [one, two] = [await made('qt.mot'), await made('qt.hai')]
    const disable = (by: typeof one, id: string) =>
      post(pair, 'accounts.disable', { id, disabled: true }, by.headers)
    const answers = await Promise.all([disable(one, two.id), disable(two, one.id)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 401])
    const left = pair.control.accounts.all().filter(({ disabled }) => !disabled)
    expect(left.length).toBe(1)
    const { token } = await pair.control.sites.issueAccessToken({
      ...{ name: 'mọi quyền', rights: right.options, expiresAt: null },
    })
    const last = { id: left[0]?.id, disabled: true }
    const answer = await post(pair, 'accounts.disable', last, { authorization: `Bearer ${token}` })
    expect(answer).toMatchObject({ status: 409, code: 'account.last-administrator' })
  } finally {
    await pair.close()
  }
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
