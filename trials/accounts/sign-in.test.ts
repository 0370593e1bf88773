import { generateSync } from 'otplib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type SignInRequest, signInRequests } from '#contract/accounts'
import { consoleOperations } from '#contract/console'
import { samplesOf } from '#trials/hostile'
import { type Answer, accountOf, cookieOf, inside, password, post, type Stage, startNode } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await startNode('VN-25')
}, 60_000)
afterAll(() => stage?.close())

const nobody = { person: 'Nguyễn Thị Hòa', post: '', phone: '', provider: null }
let last = 0
const newPerson = async () => {
  const name = `nguoi.${last++}`
  return { name, account: await accountOf(stage, { name, role: 'operator', unit: 'VN-25' }) }
}
const ask = (op: SignInRequest, body: unknown, headers: Record<string, string> = {}) =>
  post(stage, `sign-in/${op}`, body, headers)
const enter = (name: string, typed = password, more: Record<string, unknown> = {}) =>
  ask('enter', { name, password: typed, ...more })
const isSignedIn = async (cookie: string | null) =>
  (await post(stage, 'accounts.me', {}, { cookie: cookie ?? '' })).status === 200
/** Failures of one test are not those of the next: it is later. */
const nextDay = () => stage.putForward(25 * 3_600_000)

test('N112: from the link that the node prints to the first administrator, with a second factor', async () => {
  const { sites } = stage.control
  const printed = await sites.issueConsoleLink({ role: 'operator', nodeId: 'VN-25' })
  const { credential } = await sites.redeemConsoleLink(printed.token)
  const wanted = { name: 'quan.tri', ...nobody, role: 'administrator', unit: 'VN-25' }
  const made = await post(stage, 'accounts.create', wanted, { cookie: `lt_console_VN-25=${credential}` })
  const { url } = consoleOperations['accounts.create'].reply.parse(made.body)
  expect(url.startsWith(`${stage.url}/sign-in/#invitation=`)).toBe(true)
  const invitation = url.split('=')[1]
  expect((await ask('invited', { invitation })).body).toMatchObject({
    name: 'quan.tri',
    person: nobody.person,
  })
  expect((await ask('accept', { invitation, password: 'quan tri 2025' })).code).toBe('auth.password-weak')
  const accepted = await ask('accept', { invitation, password })
  expect(accepted.body).toEqual({ page: '/control-room/' })
  expect((await ask('accept', { invitation, password })).code).toBe('auth.invitation-invalid')
  const headers = { cookie: accepted.cookie ?? '' }
  const begun = await ask('begin-code', { password }, headers)
  const { secret } = signInRequests['begin-code'].reply.parse(begun.body)
  const code = () => generateSync({ secret, epoch: Math.floor(stage.clock.now() / 1000) })
  expect((await ask('confirm-code', { code: code() }, headers)).status).toBe(200)
  expect(await enter('quan.tri')).toMatchObject({ status: 401, code: 'auth.code-needed', cookie: null })
  expect((await enter('quan.tri', password, { code: code() })).code).toBe('auth.sign-in-wrong')
  stage.putForward(30_000)
  const entered = await enter('quan.tri', password, { code: code() })
  expect(entered.status).toBe(200)
  const me = signInRequests.me.reply.parse((await ask('me', {}, { cookie: entered.cookie ?? '' })).body)
  expect(me.account).toMatchObject({ name: 'quan.tri', secondFactor: true })
  nextDay()
})

test('a fresh credential each time: what the browser brought is not taken over, what it had is ended', async () => {
  const { name } = await newPerson()
  const planted = `lt_console_VN-25=${'A'.repeat(43)}`
  const first = await ask('enter', { name, password }, { cookie: planted })
  expect(first.cookie).not.toBe(planted)
  expect(await isSignedIn(planted)).toBe(false)
  const second = await ask('enter', { name, password }, { cookie: first.cookie ?? '' })
  expect(second.cookie).not.toBe(first.cookie)
  expect([await isSignedIn(first.cookie), await isSignedIn(second.cookie)]).toEqual([false, true])
  const set = String(second.headers['set-cookie'])
  for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/']) expect(set).toContain(part)
  expect(second.headers['cache-control']).toBe('no-store')
  const left = await ask('leave', {}, { cookie: second.cookie ?? '' })
  expect(left.status).toBe(200)
  expect(String(left.headers['set-cookie'])).toMatch(/lt_console_VN-25=;/)
  expect(await isSignedIn(second.cookie)).toBe(false)
})

test('a page of another site signs nobody in or out, and calls nothing', async () => {
  const { name, account } = await newPerson()
  const cookie = await cookieOf(stage, account.id)
  const foreign: Record<string, string>[] = [
    { origin: 'https://ke-gian.example' },
    { origin: 'null' },
    { origin: `${stage.url}.ke-gian.example` },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: stage.url, 'sec-fetch-site': 'cross-site' },
  ]
  for (const headers of foreign) {
    for (const op of Object.keys(signInRequests) as SignInRequest[]) {
      const good = { name, password, next: password, code: '123456', invitation: 'A'.repeat(43) }
      const body = Object.fromEntries(
        Object.keys(signInRequests[op].body.shape).map((key) => [key, good[key as keyof typeof good]]),
      )
      const answer = await ask(op, body, { cookie, ...headers })
      expect(answer, op).toMatchObject({ status: 401, code: 'auth.required', cookie: null })
    }
    if (headers.origin !== undefined && headers.origin !== stage.url)
      expect((await post(stage, 'sessions.list', {}, { cookie, ...headers })).code).toBe('auth.required')
  }
  // What a form can send without being asked for: no JSON.
  for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x']) {
    const form = JSON.stringify({ name, password })
    const answer = await post(stage, 'sign-in/enter', form, { 'content-type': type })
    expect(answer, type).toMatchObject({ code: 'message.malformed', cookie: null })
  }
  expect(await isSignedIn(cookie)).toBe(true)
  const own = await ask('enter', { name, password }, { origin: stage.url, 'sec-fetch-site': 'same-origin' })
  expect(own.status).toBe(200)
})

test('who asks for names learns none: the same answer for everything that is wrong', async () => {
  const { name } = await newPerson()
  const { name: disabled, account } = await newPerson()
  await stage.control.accounts.disable(account.id, true, inside)
  const answers = [
    await enter(name, 'không phải mật khẩu'),
    await enter('khong.co.ai', 'không phải mật khẩu'),
    await enter(disabled),
    await enter('<script>alert(1)</script>', "' or 1=1 --"),
  ]
  const seen = answers.map(({ status, body, cookie }) => ({ status, body, cookie }))
  for (const each of seen) expect(each).toEqual(seen[0])
  expect(seen[0]).toMatchObject({
    status: 401,
    cookie: null,
    body: { error: { code: 'auth.sign-in-wrong' } },
  })
  // Nor by what becomes of a name that is tried again and again.
  const until = async (tried: string) => {
    const codes: (string | null)[] = []
    for (let time = 0; time < 6; time++) codes.push((await enter(tried, 'sai sai sai sai')).code)
    return codes
  }
  nextDay()
  await stage.still(async () => {
    const [known, unknown] = [await until(name), await until('khong.co.ai.nua')]
    expect(known).toEqual(unknown)
    expect(known.at(-1)).toBe('auth.locked')
    expect((await enter(name)).code).toBe('auth.locked')
    stage.putForward(16_000)
    expect((await enter(name)).status).toBe(200)
  })
  nextDay()
})

test('after a new password or an end of sessions the other sign-ins are over', async () => {
  const { name, account } = await newPerson()
  const [here, there] = [await cookieOf(stage, account.id), await cookieOf(stage, account.id)]
  const change = { password, next: 'trâu đen uống nước sông' }
  const changed = await ask('change-password', change, { cookie: here })
  expect(changed.status).toBe(200)
  expect(changed.cookie).not.toBe(here)
  expect(await Promise.all([here, there, changed.cookie].map(isSignedIn))).toEqual([false, false, true])
  const { token } = await stage.control.accounts.invite(account.id, inside)
  const accepted = await ask('accept', { invitation: token, password })
  expect(await Promise.all([changed.cookie, accepted.cookie].map(isSignedIn))).toEqual([false, true])
  expect((await enter(name)).status).toBe(200)
})

describe('what is for who is signed in by name', () => {
  const inside: [SignInRequest, unknown][] = [
    ['me', {}],
    ['change-password', { password, next: password }],
    ['begin-code', { password }],
    ['confirm-code', { code: '123456' }],
    ['end-code', { password, code: '123456' }],
  ]
  test.each(inside)('%s is refused to a stranger, a link’s console and a token', async (op, body) => {
    const { sites } = stage.control
    const link = await sites.issueConsoleLink({ role: 'operator', nodeId: 'VN-25' })
    const { credential } = await sites.redeemConsoleLink(link.token)
    const { token } = await sites.issueAccessToken({ name: 'x', rights: ['read', 'tokens'], expiresAt: null })
    for (const headers of [
      {},
      { cookie: `lt_console_VN-25=${credential}` },
      { authorization: `Bearer ${token}` },
    ] as Record<string, string>[])
      expect((await ask(op, body, headers)).code).toBe('auth.required')
  })
})

test('nothing that opens an account stands in the log, in the record, or in an answer', async () => {
  const { name, account } = await newPerson()
  const { token } = await stage.control.accounts.invite(account.id, inside)
  const wrong = 'mật khẩu gõ sai hoàn toàn'
  const answers: Answer[] = [
    await ask('accept', { invitation: token, password }),
    await enter(name, wrong),
    await enter(wrong, name),
    await enter(name, password),
    await post(stage, 'sign-in/enter', `{"name":"${name}","password":"${wrong}"`),
    await ask('enter', { name, password: wrong, unit: 'VN' }),
  ]
  const { cookie } = answers[3] ?? {}
  const begun = await ask('begin-code', { password }, { cookie: cookie ?? '' })
  const { secret } = signInRequests['begin-code'].reply.parse(begun.body)
  const code = generateSync({ secret, epoch: Math.floor(stage.clock.now() / 1000) })
  answers.push(await ask('confirm-code', { code }, { cookie: cookie ?? '' }))
  answers.push(await post(stage, 'accounts.me', {}, { cookie: cookie ?? '' }))
  const record = JSON.stringify(await stage.control.keeper.recordAfter(0, 1000))
  expect(record).toContain('account.second-factor')
  const told = stage.lines() + record + answers.map(({ body }) => JSON.stringify(body)).join()
  const credentials = answers.flatMap((answer) => answer.cookie?.split('=')[1] ?? [])
  expect(credentials.length).toBe(2)
  for (const hidden of [password, wrong, token, secret, code, '$argon2', ...credentials])
    expect(told.includes(hidden), hidden).toBe(false)
})

test.each(Object.keys(signInRequests) as SignInRequest[])(
  '%s: whatever the contract refuses is refused by name, and changes nothing',
  async (op) => {
    const { account } = await newPerson()
    const cookie = await cookieOf(stage, account.id)
    for (const body of samplesOf('accounts', op).invalid) {
      const { status, code } = await ask(op, body, { cookie })
      expect({ status, code }, JSON.stringify(body)).toEqual({ status: 400, code: 'message.malformed' })
    }
    expect(await isSignedIn(cookie)).toBe(true)
  },
)

/** Each says another address of itself. */
const fromFour = async (web: { trustedProxies?: string[] }) => {
  const tight = await startNode('VN-25', { signInPerMinute: 3, ...web })
  try {
    const tries = []
    for (let time = 0; time < 4; time++) {
      const headers = { 'x-forwarded-for': `10.25.1.${time}` }
      tries.push(await post(tight, 'sign-in/enter', { name: `ten.${time}`, password }, headers))
    }
    return tries.map(({ status, code }) => ({ status, code }))
  } finally {
    await tight.close()
  }
}

test('too many sign-ins from one address are refused before anything is looked at, whatever it says of itself', async () => {
  const wrong = { status: 401, code: 'auth.sign-in-wrong' }
  expect(await fromFour({})).toEqual([wrong, wrong, wrong, { status: 429, code: 'message.too-many' }])
  // Behind a proxy that is trusted each address is its own.
  expect(await fromFour({ trustedProxies: ['127.0.0.0/8'] })).toEqual([wrong, wrong, wrong, wrong])
})

test('every answer comes under a policy without inline scripts', async () => {
  const { headers } = await enter('khong.co', password)
  const policy = z.string().parse(headers['content-security-policy'])
  expect(policy).toContain("script-src 'self'")
  expect(policy).not.toMatch(/script-src[^;]*unsafe/)
  expect(policy).toContain("frame-ancestors 'none'")
})
