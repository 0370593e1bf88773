import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PROTOCOL_VERSION } from '#contract'
import { consoleOperations } from '#contract/console'
import { roomNotices } from '#contract/room'
import { createScope } from '#foundation/lifetime'
import {
  doorsOf,
  everyRight,
  exchange,
  nameOf,
  nameOfHttp,
  openHostileSocket,
  startLoneProvince,
} from '#trials/hostile'

const vietTri = 'VN-25-07900'
const hello = { protocol: PROTOCOL_VERSION, client: 'hostile' }
const scope = createScope()
const start = async (web: Parameters<typeof startLoneProvince>[0] = {}) => {
  const constellation = await startLoneProvince(web)
  scope.add(() => constellation.close())
  const { sites, keeper } = constellation.tier('VN-25').control
  return { doors: doorsOf(constellation, 'VN-25'), sites, keeper }
}
let plain: Awaited<ReturnType<typeof start>>

beforeAll(async () => {
  plain = await start()
})
afterAll(() => scope.close())

/** Opens a fresh personal link and, beside it, a console's; returns the two `Set-Cookie` headers. */
async function cookiesOf({ doors, sites }: typeof plain): Promise<string[]> {
  const { token } = await sites.issueLink(vietTri)
  const { token: consoleToken } = await sites.issueConsoleLink({ role: 'operator', nodeId: 'VN-25' })
  const answers = [
    await exchange(`${doors.url}/r/${token}`),
    await exchange(`${doors.url}/c/${consoleToken}`),
  ]
  return answers.map(({ status, headers }) => {
    expect(status).toBe(303)
    expect(headers.location).not.toContain(token)
    return headers['set-cookie']?.join() ?? ''
  })
}

describe('headers', () => {
  test.each(['/healthz', '/room/', '/r/nothing', '/api/v1/nothing'])('H8: %s is guarded', async (path) => {
    const { headers } = await exchange(`${plain.doors.url}${path}`)
    const policy = String(headers['content-security-policy'])
    for (const part of [
      "default-src 'self'",
      "script-src 'self'",
      "object-src 'none'",
      "frame-ancestors 'none'",
    ])
      expect(policy).toContain(part)
    expect(policy).not.toMatch(/script-src[^;]*unsafe/)
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['x-frame-options']).toBe('SAMEORIGIN')
    // The address of a personal link is a secret: no page that follows it is told.
    expect(headers['referrer-policy']).toBe('no-referrer')
    expect(headers['strict-transport-security']).toBeUndefined()
  })

  test('H8: cookies are out of reach of scripts and of other sites', async () => {
    for (const cookie of await cookiesOf(plain)) {
      expect(cookie).toMatch(/; HttpOnly/)
      expect(cookie).toMatch(/; SameSite=Strict/)
      expect(cookie).toMatch(/; Path=\//)
      expect(cookie).not.toMatch(/; Secure/)
    }
  })
})

describe('with a certificate of its own making', () => {
  let secure: Awaited<ReturnType<typeof start>>
  beforeAll(async () => {
    secure = await start({ tls: 'self-signed' })
  })

  test('H8: the node answers over https, promises to stay there, and its cookies go nowhere else', async () => {
    expect(secure.doors.url).toMatch(/^https:/)
    const { status, headers } = await exchange(`${secure.doors.url}/healthz`)
    expect(status).toBe(200)
    expect(headers['strict-transport-security']).toMatch(/max-age=\d{7,}/)
    for (const cookie of await cookiesOf(secure)) expect(cookie).toMatch(/; Secure/)
  })

  test('H8: pages and consoles are served on its WebSockets', async () => {
    const page = await secure.doors.room(vietTri, await secure.doors.signIn(vietTri))
    expect(await page.ask('hello', hello)).toMatchObject({ ok: true })
    const desk = await secure.doors.console(await secure.doors.token('read'))
    expect(await desk.ask('hello', hello)).toMatchObject({ ok: true })
    page.close()
    desk.close()
  })

  test('H8: who speaks plain HTTP to it gets nothing', async () => {
    await expect(exchange(`${secure.doors.url.replace('https', 'http')}/healthz`)).rejects.toThrow()
  })
})

describe('limits', () => {
  test('H8: too many sign-ins are refused with a page that says so; who is signed in is not touched', async () => {
    const { doors, sites } = await start({ signInPerMinute: 5 })
    const cookie = await doors.signIn(vietTri)
    for (let guess = 0; guess < 4; guess++)
      expect((await exchange(`${doors.url}/r/${'A'.repeat(43)}`)).status).toBe(403)
    const { token } = await sites.issueLink(vietTri)
    const refused = await exchange(`${doors.url}/r/${token}`)
    expect(refused.status).toBe(429)
    expect(refused.headers['content-type']).toMatch(/^text\/html/)
    expect(refused.text).toContain('message.too-many')
    expect(refused.text).toContain('Gửi quá nhanh')
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    const page = await doors.room(vietTri, cookie)
    expect(await page.ask('hello', hello)).toMatchObject({ ok: true })
    page.close()
  })

  test('H8: so are too many calls, with whatever token', async () => {
    const { doors } = await start({ requestsPerMinute: 20 })
    const token = await doors.token(...everyRight)
    const names: string[] = []
    for (let call = 0; call < 20; call++)
      names.push(nameOfHttp(await doors.call('A'.repeat(43), 'tokens.list', {})))
    expect(new Set(names)).toEqual(new Set(['auth.required']))
    const refused = await doors.call(token, 'tokens.list', {})
    expect(refused.status).toBe(429)
    expect(nameOfHttp(refused)).toBe('message.too-many')
  })

  test('H8: a still that is too large is refused', async () => {
    const cookie = await plain.doors.signIn(vietTri)
    const put = await exchange(`${plain.doors.url}/api/v1/room/still?site=${vietTri}`, {
      method: 'PUT',
      headers: { cookie, 'content-type': 'image/jpeg' },
      body: 'x'.repeat(49 * 1024),
    })
    expect(put.status).toBe(413)
    expect(nameOfHttp(put)).toBe('message.too-large')
  })
})

describe('what is revoked', () => {
  test('H9: a revoked link ends the seat at once, and neither its browser nor itself comes back', async () => {
    const { doors, sites, keeper } = plain
    const { token: link } = await sites.issueLink(vietTri)
    const { headers } = await exchange(`${doors.url}/r/${link}`)
    const cookie = (headers['set-cookie'] ?? []).map((each) => each.split(';')[0]).join('; ')
    const page = await doors.room(vietTri, cookie)
    expect(await page.ask('hello', hello)).toMatchObject({ ok: true })
    const token = await doors.token('sites')

    const began = performance.now()
    expect((await doors.call(token, 'sites.revoke-links', { site: vietTri })).status).toBe(200)
    const lost = roomNotices['seat-lost'].parse(await page.hear('seat-lost'))
    expect(nameOf(lost)).toBe('auth.link-invalid')
    await page.ended
    expect(performance.now() - began).toBeLessThan(1000)

    const again = await openHostileSocket(`${doors.url}/ws/room?site=${vietTri}`, { cookie })
    expect(nameOf(await again.ask('hello', { ...hello, takeOver: true }))).toBe('auth.required')
    again.close()
    const reopened = await exchange(`${doors.url}/r/${link}`)
    expect(reopened.status).toBe(403)
    expect(reopened.text).toContain('auth.link-invalid')
    expect(reopened.text).toContain('Đường liên kết không còn hiệu lực')
    // N33: the record knows when the site was there.
    const record = (await keeper.recordAfter(0, 1000)).events.map(({ body }) => body)
    expect(record.filter((body) => 'site' in body && body.site === vietTri)).toEqual([
      { kind: 'site.connected', site: vietTri },
      { kind: 'site.disconnected', site: vietTri },
    ])
  })

  test('H9: a console that is signed out by its administrator is let in no more, nor does its link open another', async () => {
    const { doors } = plain
    const admin = await doors.token(...everyRight)
    const call = async (op: 'consoles.issue' | 'consoles.list' | 'consoles.end', body: object) => {
      const { status, text } = await doors.call(admin, op, body)
      expect(status, text).toBe(200)
      return JSON.parse(text) as unknown
    }
    const { issue, list } = {
      issue: consoleOperations['consoles.issue'].reply,
      list: consoleOperations['consoles.list'].reply,
    }
    const known = list.parse(await call('consoles.list', {})).consoles.map(({ id }) => id)
    const { url } = issue.parse(await call('consoles.issue', { role: 'chair', hours: 1 }))
    const opened = await exchange(url)
    expect(opened.headers.location).toBe('/chair/')
    const cookie = (opened.headers['set-cookie'] ?? []).map((each) => each.split(';')[0]).join('; ')
    const page = await openHostileSocket(`${doors.url}/ws/console`, { cookie })
    expect(await page.ask('hello', hello)).toMatchObject({ ok: true, body: { rights: ['read', 'floor'] } })

    const { consoles } = list.parse(await call('consoles.list', {}))
    const [mine, ...others] = consoles.filter(({ id }) => !known.includes(id))
    expect([mine?.role, others]).toEqual(['chair', []])
    await call('consoles.end', { id: mine?.id })
    expect(nameOf(await page.ask('sessions.list', {}))).toBe('auth.required')
    page.close()
    const again = await exchange(url, { headers: { cookie } })
    expect(again.status).toBe(403)
    expect(again.text).toContain('auth.console-link-used')
  })

  test('H9: a revoked token ends the console that it opened', async () => {
    const { doors, sites } = plain
    const issued = await sites.issueAccessToken({ name: 'loan', rights: everyRight, expiresAt: null })
    const desk = await doors.console(issued.token)
    expect(await desk.ask('hello', hello)).toMatchObject({ ok: true })
    await sites.revokeAccessToken(issued.tokenId)
    expect(nameOf(await desk.ask('sessions.list', {}))).toBe('auth.required')
    expect(nameOfHttp(await doors.call(issued.token, 'sessions.list', {}))).toBe('auth.required')
    desk.close()
  })
})
