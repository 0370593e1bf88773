import { generateSync } from 'otplib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PROTOCOL_VERSION } from '#contract'
import { type SignInRequest, signInRequests } from '#contract/accounts'
import { accountOf, cookieOf, inside, password, post, type Stage, socketOf, startNode } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await startNode('VN-25', {}, { demandCodeOf: 'administrators' })
}, 60_000)
afterAll(() => stage?.close())

const ask = (op: SignInRequest, body: unknown, cookie: string | null) =>
  post(stage, `sign-in/${op}`, body, cookie ? { cookie } : {})
const call = (op: string, body: unknown, cookie: string | null) =>
  post(stage, op, body, { cookie: cookie ?? '' })

test('U13: an administrator without a code comes as far as setting it up, over every door, and then works', async () => {
  const { name } = await accountOf(stage, { name: 'chua.ma', role: 'administrator', unit: 'VN-25' })
  const entered = await ask('enter', { name, password }, null)
  expect(entered).toMatchObject({ status: 200, body: { page: '/sign-in/#account' } })
  const { cookie } = entered
  const me = async () => signInRequests.me.reply.parse((await ask('me', {}, cookie)).body)
  expect(await me()).toMatchObject({ lacksCode: true, page: '/sign-in/#account' })
  for (const op of ['accounts.me', 'accounts.list', 'node.describe', 'tokens.list'])
    expect(await call(op, {}, cookie), op).toMatchObject({ status: 403, code: 'auth.code-demanded' })
  const socket = await socketOf(stage, cookie ?? '')
  const hello = await socket.ask('hello', { protocol: PROTOCOL_VERSION, client: 'trial' })
  expect(hello).toMatchObject({ error: { code: 'auth.code-demanded' } })

  const begun = await ask('begin-code', { password }, cookie)
  const { secret } = signInRequests['begin-code'].reply.parse(begun.body)
  expect((await call('accounts.list', {}, cookie)).code).toBe('auth.code-demanded')
  const code = () => generateSync({ secret, epoch: Math.floor(stage.clock.now() / 1000) })
  expect((await ask('confirm-code', { code: code() }, cookie)).status).toBe(200)
  expect(await me()).toMatchObject({ lacksCode: false, page: '/control-room/' })
  expect((await call('accounts.list', {}, cookie)).status).toBe(200)

  stage.putForward(30_000)
  expect((await ask('end-code', { password, code: code() }, cookie)).status).toBe(200)
  expect((await call('accounts.list', {}, cookie)).code).toBe('auth.code-demanded')
})

test('U13: nobody else is asked, until they become administrators', async () => {
  const operator = await accountOf(stage, { name: 'truc', role: 'operator', unit: 'VN-25' })
  const entered = await ask('enter', { name: 'truc', password }, null)
  expect(entered.body).toEqual({ page: '/control-room/' })
  expect((await call('sessions.list', {}, entered.cookie)).status).toBe(200)
  const settings = { person: 'Người thử', post: '', phone: '', role: 'administrator', unit: 'VN-25' } as const
  await stage.control.accounts.change(operator.id, { ...settings, provider: null }, inside)
  const again = await cookieOf(stage, operator.id, (await stage.control.accounts.signIn(proof)).generation)
  expect((await call('sessions.list', {}, again)).code).toBe('auth.code-demanded')
})
const proof = { name: 'truc', password, address: '10.25.0.9' }
