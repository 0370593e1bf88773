import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Refusal } from '#contract'
import { onEachStore } from '#foundation/store/testing/suites'
import { openSites, rightsOfRole, type Sites, siteMigrations } from './index.ts'
import { loadUnits } from './load-units.ts'
import { readUnits } from './read-units.ts'
import { unitsTable } from './tables.ts'

const HOUR = 3_600_000
const VIET_TRI = 'VN-25-07900'
const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code

onEachStore('sites on', siteMigrations, (store) => {
  let sites: Sites
  const clock = { time: 0, now: () => clock.time }
  beforeEach(async () => {
    clock.time = Date.UTC(2026, 10, 23, 2)
    sites = await openSites({ store, clock })
  })
  afterEach(async () => {
    await store.db.execute(sql`truncate site_links, site_browsers, console_links, consoles, access_tokens`)
  })

  test('S7: without a date the registry answers for today in Vietnam', async () => {
    clock.time = Date.UTC(2026, 3, 29, 16, 59)
    expect(sites.registry.byId('VN-75')?.kind).toBe('tinh')
    clock.time = Date.UTC(2026, 3, 29, 17)
    expect(sites.registry.byId('VN-75')?.kind).toBe('thanh_pho')
  })

  test('S8: the table holds the rows of the data; the same version is written once', async () => {
    const units = readUnits()
    const rows = await store.db.select().from(unitsTable)
    const byPeriod = new Map(rows.map((row) => [`${row.id} ${row.validFrom}`, row]))
    expect(rows.length).toBe(units.length)
    expect(units.map(({ id, validFrom }) => byPeriod.get(`${id} ${validFrom}`))).toEqual(units)
    expect(await loadUnits(store, clock, units, sites.registry.version)).toBe(false)
    const began = performance.now()
    expect(await loadUnits(store, clock, units, 'another')).toBe(true)
    expect(performance.now() - began).toBeLessThan(5000)
    expect(await loadUnits(store, clock, units, 'another')).toBe(false)
    const [count] = (await store.db.execute(sql`select count(*)::int as n from units`)).rows
    expect(count).toEqual({ n: units.length })
  })

  test('S11: of tokens and credentials nothing but the hash is stored', async () => {
    const link = await sites.issueLink(VIET_TRI)
    const browser = await sites.redeemLink(link.token)
    const consoleLink = await sites.issueConsoleLink({ role: 'viewer', nodeId: 'VN-25' })
    const signedIn = await sites.redeemConsoleLink(consoleLink.token)
    const script = await sites.issueAccessToken({ name: 'script', rights: ['read'], expiresAt: null })
    const secrets = [link.token, browser.credential, consoleLink.token, signedIn.credential, script.token]
    expect(new Set(secrets).size).toBe(5)
    for (const secret of secrets) expect(secret).toMatch(/^[A-Za-z0-9_-]{43}$/)
    const { rows } = await store.db.execute(sql`
      select row_to_json(a)::text as t from site_links a union all select row_to_json(a)::text from site_browsers a
      union all select row_to_json(a)::text from console_links a union all select row_to_json(a)::text from consoles a
      union all select row_to_json(a)::text from access_tokens a`)
    const stored = JSON.stringify(rows)
    expect(rows.length).toBe(5)
    for (const secret of secrets) {
      expect(stored).not.toContain(secret)
      expect(stored).not.toContain(Buffer.from(secret).toString('hex'))
    }
  })

  test('S12: browsers redeem a link again and again, each with its own credential', async () => {
    const { token, linkId } = await sites.issueLink(VIET_TRI)
    clock.time += 90 * 24 * HOUR
    const first = await sites.redeemLink(token)
    const second = await sites.redeemLink(token)
    expect(first.credential).not.toBe(second.credential)
    expect(await sites.siteOfBrowser(first.credential)).toEqual(first.identity)
    expect(first.identity).toMatchObject({ siteId: VIET_TRI, linkId })
    expect(await sites.siteOfBrowser(token)).toBeUndefined()
    expect(await sites.siteOfBrowser('')).toBeUndefined()
    await expect(sites.redeemLink(first.credential)).rejects.toSatisfy(refused('auth.link-invalid'))
    await expect(sites.issueLink('VN-25-99999')).rejects.toSatisfy(refused('site.unknown'))
  })

  test('S13: revoking a link ends its browsers and no others', async () => {
    const lost = await sites.issueLink(VIET_TRI)
    const kept = await sites.issueLink(VIET_TRI)
    const lostBrowser = await sites.redeemLink(lost.token)
    const keptBrowser = await sites.redeemLink(kept.token)
    expect(await sites.revokeLink(lost.linkId)).toBe(true)
    expect(await sites.revokeLink(lost.linkId)).toBe(false)
    expect(await sites.siteOfBrowser(lostBrowser.credential)).toBeUndefined()
    expect(await sites.siteOfBrowser(keptBrowser.credential)).toEqual(keptBrowser.identity)
    await expect(sites.redeemLink(lost.token)).rejects.toSatisfy(refused('auth.link-invalid'))
    const other = await sites.redeemLink((await sites.issueLink('VN-25')).token)
    expect(await sites.revokeLinksOfSite(VIET_TRI)).toBe(1)
    expect(await sites.siteOfBrowser(keptBrowser.credential)).toBeUndefined()
    expect(await sites.siteOfBrowser(other.credential)).toEqual(other.identity)
    const listed = await sites.listLinks(VIET_TRI)
    expect(listed.map(({ revokedAt }) => revokedAt)).toEqual([clock.time, clock.time])
    expect((await sites.listLinks()).length).toBe(3)
    await expect(sites.revokeLinksOfSite('VN-25-99999')).rejects.toSatisfy(refused('site.unknown'))
  })

  test('S12: while its site is none, a link and the browsers it let in open nothing', async () => {
    const body = {
      ...(sites.registry.byId(VIET_TRI) ?? expect.fail('no unit')),
      id: 'VN-25-SYT',
      validTo: null,
    }
    sites.registry.extend([body])
    const { token } = await sites.issueLink(body.id)
    const browser = await sites.redeemLink(token)
    expect(await sites.siteOfBrowser(browser.credential)).toMatchObject({ siteId: body.id })
    sites.registry.extend([{ ...body, validTo: '2026-11-23' }])
    expect(await sites.siteOfBrowser(browser.credential)).toBeUndefined()
    await expect(sites.redeemLink(token)).rejects.toSatisfy(refused('auth.link-invalid'))
  })

  test('S14: rights of the roles', async () => {
    expect(rightsOfRole('operator')).toEqual(['read', 'display', 'floor', 'sites', 'tokens'])
    const { token } = await sites.issueConsoleLink({ role: 'viewer', nodeId: 'VN' })
    const { identity } = await sites.redeemConsoleLink(token)
    expect(identity).toMatchObject({ role: 'viewer', nodeId: 'VN', rights: ['read'] })
    const chair = await sites.issueConsoleLink({ role: 'chair', nodeId: 'VN' })
    const signedIn = await sites.redeemConsoleLink(chair.token)
    expect(signedIn.identity).toMatchObject({ role: 'chair', rights: ['read', 'floor'] })
    expect(await sites.consoleOfCredential(signedIn.credential)).toEqual(signedIn.identity)
  })

  test('S15: a sign-in link works once and not after it expired', async () => {
    const late = await sites.issueConsoleLink({ role: 'operator', nodeId: 'VN-25' })
    const short = await sites.issueConsoleLink({ role: 'operator', nodeId: 'VN-25', ttlMs: HOUR })
    const both = await sites.issueConsoleLink({ role: 'operator', nodeId: 'VN-25' })
    const tries = await Promise.allSettled([1, 2, 3].map(() => sites.redeemConsoleLink(both.token)))
    expect(tries.filter(({ status }) => status === 'fulfilled').length).toBe(1)
    clock.time += HOUR
    await expect(sites.redeemConsoleLink(short.token)).rejects.toSatisfy(refused('auth.console-link-expired'))
    clock.time += 23 * HOUR - 1
    expect((await sites.redeemConsoleLink(late.token)).identity.nodeId).toBe('VN-25')
    await expect(sites.redeemConsoleLink(late.token)).rejects.toSatisfy(refused('auth.console-link-used'))
    const over = await sites.issueConsoleLink({ role: 'operator', nodeId: 'VN-25' })
    clock.time = over.expiresAt
    await expect(sites.redeemConsoleLink(over.token)).rejects.toSatisfy(refused('auth.console-link-expired'))
    await expect(sites.redeemConsoleLink('A'.repeat(43))).rejects.toSatisfy(
      refused('auth.console-link-invalid'),
    )
  })

  test('S16: a console is signed in for 12 hours or until it signs out', async () => {
    const signIn = async () =>
      sites.redeemConsoleLink((await sites.issueConsoleLink({ role: 'operator', nodeId: 'VN' })).token)
    const [first, second] = [await signIn(), await signIn()]
    expect(await sites.consoleOfCredential(first.credential)).toEqual(first.identity)
    expect(await sites.endConsole(first.identity.consoleId)).toBe(true)
    expect(await sites.endConsole(first.identity.consoleId)).toBe(false)
    expect(await sites.consoleOfCredential(first.credential)).toBeUndefined()
    clock.time += 12 * HOUR - 1
    expect(await sites.consoleOfCredential(second.credential)).toEqual(second.identity)
    clock.time += 1
    expect(await sites.consoleOfCredential(second.credential)).toBeUndefined()
  })

  test('S18: consoles that are signed in and links that can be used are listed, and ended', async () => {
    const used = await sites.issueConsoleLink({ role: 'operator', nodeId: 'VN' })
    const { identity, credential } = await sites.redeemConsoleLink(used.token)
    const chair = await sites.issueConsoleLink({ role: 'chair', nodeId: 'VN' })
    await sites.issueConsoleLink({ role: 'viewer', nodeId: 'VN', ttlMs: HOUR })
    const { consoleId, expiresAt } = identity
    const console = { consoleId, opened: { role: 'operator' }, signedInAt: clock.time, expiresAt }
    const link = { linkId: chair.linkId, role: 'chair', issuedAt: clock.time, expiresAt: chair.expiresAt }
    clock.time += HOUR
    expect(await sites.listConsoles()).toEqual({ consoles: [console], links: [link] })
    expect(await sites.endConsoleLink(used.linkId)).toBe(false)
    expect(await sites.endConsoleLink(chair.linkId)).toBe(true)
    expect(await sites.endConsoleLink(chair.linkId)).toBe(false)
    await expect(sites.redeemConsoleLink(chair.token)).rejects.toSatisfy(refused('auth.console-link-expired'))
    expect(await sites.endConsole(consoleId)).toBe(true)
    expect(await sites.consoleOfCredential(credential)).toBeUndefined()
    expect(await sites.listConsoles()).toEqual({ consoles: [], links: [] })
  })

  const endOf = (accountId: string, what: 'signIns' | 'issued') =>
    store.transaction((tx) => sites.endOfAccount(tx, accountId, { [what]: true }))

  test('S19, S22: a person is signed in with a fresh credential each time, listed, and ended everywhere', async () => {
    const of = { accountId: 'a1', generation: 3, nodeId: 'VN' }
    const [first, second] = [await sites.openAccountConsole(of), await sites.openAccountConsole(of)]
    const other = await sites.openAccountConsole({ ...of, accountId: 'a2' })
    expect(new Set([first, second, other].map(({ credential }) => credential)).size).toBe(3)
    expect(await sites.consoleOfCredential(first.credential)).toEqual(first.identity)
    expect(first.identity).toMatchObject({
      ...{ accountId: 'a1', generation: 3, expiresAt: clock.time + 12 * HOUR },
    })
    const { consoles } = await sites.listConsoles()
    expect(consoles.map(({ opened }) => JSON.stringify(opened)).toSorted()).toEqual([
      '{"accountId":"a1","generation":3}',
      '{"accountId":"a1","generation":3}',
      '{"accountId":"a2","generation":3}',
    ])
    expect(await endOf('a1', 'signIns')).toBe(2)
    expect(await endOf('a1', 'signIns')).toBe(0)
    expect(await sites.consoleOfCredential(first.credential)).toBeUndefined()
    expect(await sites.consoleOfCredential(other.credential)).toEqual(other.identity)
    clock.time += 12 * HOUR
    expect(await sites.consoleOfCredential(other.credential)).toBeUndefined()
  })

  test('S21: what an account issued ends with it, and nothing of others; links of sites stay', async () => {
    const token = (issuedBy: string | null) =>
      sites.issueAccessToken({ name: 'kịch bản', rights: ['read'], expiresAt: null, issuedBy })
    const link = (issuedBy: string | null) =>
      sites.issueConsoleLink({ role: 'operator', nodeId: 'VN', issuedBy })
    const [own, others, nobodys] = [await token('a1'), await token('a2'), await token(null)]
    const [followed, waiting, foreign] = [await link('a1'), await link('a1'), await link('a2')]
    const { credential } = await sites.redeemConsoleLink(followed.token)
    const site = await sites.issueLink('VN-25', 'a1')
    const [ofMany] = await sites.issueLinks(['VN-25'], { replace: false, issuedBy: 'a1' })
    await endOf('a1', 'signIns')
    expect(await sites.tokenOfSecret(own.token)).toMatchObject({ issuedBy: 'a1' })
    await endOf('a1', 'issued')
    expect(await sites.tokenOfSecret(own.token)).toBeUndefined()
    for (const each of [others, nobodys]) expect(await sites.tokenOfSecret(each.token)).toBeDefined()
    expect(await sites.consoleOfCredential(credential)).toBeUndefined()
    const isOver = refused('auth.console-link-expired')
    await expect(sites.redeemConsoleLink(waiting.token)).rejects.toSatisfy(isOver)
    await sites.redeemConsoleLink(foreign.token)
    await sites.redeemLink(site.token)
    await sites.redeemLink(ofMany?.token ?? '')
  })

  test('S17: an access token has its rights until it expires or is revoked', async () => {
    const expiresAt = clock.time + HOUR
    const { token, tokenId } = await sites.issueAccessToken({
      name: 'Màn hình tường',
      rights: ['read', 'display', 'read'],
      expiresAt,
    })
    const lasting = await sites.issueAccessToken({ name: 'b', rights: ['floor'], expiresAt: null })
    expect(await sites.tokenOfSecret(token)).toEqual({
      tokenId,
      name: 'Màn hình tường',
      rights: ['read', 'display'],
      issuedAt: clock.time,
      expiresAt,
      revokedAt: null,
      issuedBy: null,
    })
    expect((await sites.listAccessTokens()).length).toBe(2)
    clock.time = expiresAt
    expect(await sites.tokenOfSecret(token)).toBeUndefined()
    expect((await sites.listAccessTokens()).map((each) => each.tokenId)).toEqual([lasting.tokenId])
    expect(await sites.revokeAccessToken(lasting.tokenId)).toBe(true)
    expect(await sites.revokeAccessToken(lasting.tokenId)).toBe(false)
    expect(await sites.tokenOfSecret(lasting.token)).toBeUndefined()
    expect(await sites.tokenOfSecret('unknown')).toBeUndefined()
    const issue = (rights: readonly 'read'[], until: number | null) =>
      sites.issueAccessToken({ name: 'x', rights, expiresAt: until })
    await expect(issue([], null)).rejects.toSatisfy(refused('message.malformed'))
    await expect(issue(['read'], clock.time)).rejects.toSatisfy(refused('message.malformed'))
  })
})
