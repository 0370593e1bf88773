import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clientSecret, configOf, createBrowser, startProvider } from './provider-stage.ts'
import { accountOf, inside, post, type Stage, startNode } from './stage.ts'

let stage: Stage
let provider: Awaited<ReturnType<typeof startProvider>>
/** The name by which persons and the provider know the node, wherever it listens. */
const home = 'https://hop.phutho.example'
beforeAll(async () => {
  provider = await startProvider(`${home}/sso/callback`)
  stage = await startNode('VN-25', { publicUrl: home }, { identityProvider: configOf(provider.issuer) })
}, 60_000)
afterAll(async () => {
  await stage?.close()
  await provider?.close()
})

let last = 0
/** A person whose account is linked, as the provider names them. */
const linked = async (identity?: string) => {
  const login = `can.bo${last++}`
  const account = await accountOf(stage, { name: login, role: 'organiser', unit: 'VN-25' })
  const { person, post: title, phone, role, unit, provider: none } = account
  const settings = { person, post: title, phone, role, unit, provider: none }
  await stage.control.accounts.change(
    account.id,
    { ...settings, identity: identity ?? `${login}@phutho.gov.vn` },
    inside,
  )
  return { login, account, settings }
}
const newBrowser = () => createBrowser({ [home]: stage.url })
type Browser = ReturnType<typeof createBrowser>
const begin = async (browser: Browser, path = '/sso/start') => {
  const started = await browser.go(home + path)
  expect(started.status).toBe(303)
  return started.to ?? new URL(home)
}
/** To the provider and back, but for the last step. */
const returning = async (browser: Browser, login: string) =>
  browser.throughProvider((await begin(browser)).href, login, home)
const whoIs = async (browser: Browser) => {
  const cookie = [...browser.cookies(home)].map(([name, value]) => `${name}=${value}`).join('; ')
  const { status, body } = await post(stage, 'accounts.me', {}, { cookie })
  return status === 200 ? (body as { account: { id: string } }).account.id : status
}
const refused = async (browser: Browser, address: string, code = 'auth.provider-refused') => {
  const answer = await browser.go(address)
  expect({ status: answer.status, isNamed: answer.text.includes(code), to: answer.to }).toEqual({
    ...{ status: 403, isNamed: true, to: null },
  })
  expect(answer.set).not.toContain('lt_console_')
  expect(await whoIs(browser)).toBe(401)
}

test('V13: through the provider and back, to the page of the role, with the cookie of a sign-in by name', async () => {
  const { login, account } = await linked()
  const ways = await post(stage, 'sign-in/ways', {})
  expect(ways.body).toEqual({ provider: 'Đăng nhập một lần Phú Thọ' })
  const browser = newBrowser()
  browser.cookies(home).set('lt_console_VN-25', 'A'.repeat(43))
  const asked = await begin(browser)
  const query = Object.fromEntries(asked.searchParams)
  expect(query).toMatchObject({
    ...{ response_type: 'code', client_id: 'lien-thong', scope: 'openid email' },
    ...{ code_challenge_method: 'S256', redirect_uri: `${home}/sso/callback` },
  })
  for (const key of ['state', 'nonce', 'code_challenge']) expect(query[key]?.length, key).toBeGreaterThan(40)
  const back = await browser.throughProvider(asked.href, login, home)
  const done = await browser.go(back)
  expect({ status: done.status, to: done.to?.href }).toEqual({ status: 303, to: `${home}/office/` })
  expect(done.set).toMatch(/lt_console_VN-25=(?!A{43})[^;]{20,}; .*HttpOnly.*SameSite=Strict/)
  expect(await whoIs(browser)).toBe(account.id)
  const { events } = await stage.control.keeper.recordAfter(0, 1000)
  expect(events.at(-1)?.body).toMatchObject({
    kind: 'account.signed-in',
    account: account.id,
    way: 'provider',
  })
  const told = stage.lines() + JSON.stringify(events)
  const { searchParams } = new URL(back)
  for (const hidden of [searchParams.get('code'), query.state, query.nonce, clientSecret, 'eyJ'])
    expect(told.includes(hidden ?? ''), String(hidden)).toBe(false)
})

test('V13: no account is made by itself; a disabled one lets nobody in', async () => {
  const before = stage.control.accounts.all().length
  const stranger = newBrowser()
  await refused(stranger, await returning(stranger, 'nguoi.la'), 'auth.provider-no-account')
  expect(stage.control.accounts.all().length).toBe(before)
  const { login, account } = await linked()
  await stage.control.accounts.disable(account.id, true, inside)
  const disabled = newBrowser()
  await refused(disabled, await returning(disabled, login), 'auth.provider-no-account')
})

test('V13: an e-mail address counts only where the provider says that it is confirmed', async () => {
  for (const login of ['khong.ro', 'im.lang']) {
    await linked(`${login}@phutho.gov.vn`)
    const browser = newBrowser()
    await refused(browser, await returning(browser, login), 'auth.provider-unverified')
  }
  const { account } = await linked('chu.that@phutho.gov.vn')
  const browser = newBrowser()
  expect((await browser.go(await returning(browser, 'chu.that'))).status).toBe(303)
  expect(await whoIs(browser)).toBe(account.id)
})

test('what comes back with another state, code or issuer, or twice, is refused', async () => {
  const { login } = await linked()
  const changed = async (change: (search: URLSearchParams) => void) => {
    const browser = newBrowser()
    const back = new URL(await returning(browser, login))
    change(back.searchParams)
    await refused(browser, back.href)
  }
  await changed((search) => search.set('state', 'A'.repeat(43)))
  await changed((search) => search.delete('state'))
  await changed((search) => search.set('code', 'A'.repeat(43)))
  await changed((search) => search.set('iss', 'https://ke-gian.example'))
  const browser = newBrowser()
  const back = await returning(browser, login)
  expect((await browser.go(back)).status).toBe(303)
  const cookie = [...browser.cookies(home).keys()]
  expect(cookie).not.toContain('lt_sso_VN-25')
  browser.cookies(home).delete('lt_console_VN-25')
  await refused(browser, back)
})

test('a code that was used is refused by the provider too, in a sign-in of its own', async () => {
  const { login } = await linked()
  const [first, second] = [newBrowser(), newBrowser()]
  const used = new URL(await returning(first, login))
  expect((await first.go(used.href)).status).toBe(303)
  const back = new URL(await returning(second, login))
  back.searchParams.set('code', used.searchParams.get('code') ?? '')
  await refused(second, back.href)
})

test('another nonce than the one that was sent is refused', async () => {
  const { login } = await linked()
  const browser = newBrowser()
  const asked = await begin(browser)
  asked.searchParams.set('nonce', 'A'.repeat(43))
  await refused(browser, await browser.throughProvider(asked.href, login, home))
})

test('what one browser began no other finishes, and nobody is signed in as somebody else by a link', async () => {
  const { login } = await linked()
  const attacker = newBrowser()
  const back = await returning(attacker, login)
  const victim = newBrowser()
  await refused(victim, back)
  await begin(victim)
  await refused(victim, back)
})

test('where it goes on stands in no address and no header', async () => {
  const { login } = await linked()
  const browser = newBrowser()
  const evil = 'https://ke-gian.example/'
  const asked = await browser.go(
    `${home}/sso/start?redirect_uri=${evil}&page=${evil}&next=${evil}`,
    undefined,
    { 'x-forwarded-host': 'ke-gian.example', 'x-forwarded-proto': 'https' },
  )
  expect(asked.to?.origin).toBe(provider.issuer)
  expect(asked.to?.searchParams.get('redirect_uri')).toBe(`${home}/sso/callback`)
  const back = await browser.throughProvider(asked.to?.href ?? '', login, home)
  const done = await browser.go(`${back}&page=${evil}&next=${evil}`)
  expect(done.to?.href).toBe(`${home}/office/`)
  const planted = new URL((await begin(newBrowser())).href)
  planted.searchParams.set('redirect_uri', evil)
  const refusing = await newBrowser().go(planted.href)
  expect({ status: refusing.status, to: refusing.to }).toEqual({ status: 400, to: null })
})

test('a provider that does not answer as one stops its own button and nothing else', async () => {
  const taken = createServer((_request, response) => response.writeHead(500).end())
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
  const broken = `http://127.0.0.1:${(taken.address() as AddressInfo).port}`
  const node = await startNode('VN-25', { publicUrl: home }, { identityProvider: configOf(broken) })
  try {
    const answer = await fetch(`${node.url}/sso/start`, { redirect: 'manual' })
    expect(answer.status).toBe(503)
    expect(await answer.text()).toContain('auth.provider-away')
    expect((await post(node, 'sign-in/ways', {})).status).toBe(200)
    expect((await fetch(`${node.url}/healthz`)).status).toBe(200)
  } finally {
    await node.close()
    await new Promise((resolve) => taken.close(resolve))
  }
}, 30_000)
