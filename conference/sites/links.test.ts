import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Refusal } from '#contract'
import { onEachStore } from '#foundation/store/testing/suites'
import { openSites, type Sites, siteMigrations } from './index.ts'

const [VIET_TRI, HA_HOA] = ['VN-25-07900', 'VN-25-08053'] as const
const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code

onEachStore('links of many sites on', siteMigrations, (store) => {
  let sites: Sites
  const clock = { time: 0, now: () => clock.time }
  beforeEach(async () => {
    clock.time = Date.UTC(2026, 10, 23, 2)
    sites = await openSites({ store, clock })
  })
  afterEach(async () => {
    await store.db.execute(sql`truncate site_links, site_browsers`)
  })

  test('S20: links of many sites are made together, in their order, and each opens its own site', async () => {
    const made = await sites.issueLinks([HA_HOA, VIET_TRI, 'VN-25'], { replace: false })
    expect(made.map(({ siteId }) => siteId)).toEqual([HA_HOA, VIET_TRI, 'VN-25'])
    for (const { siteId, token } of made)
      expect((await sites.redeemLink(token)).identity).toMatchObject({ siteId })
    const { rows } = await store.db.execute(sql`select row_to_json(a)::text as t from site_links a`)
    for (const { token } of made) expect(JSON.stringify(rows)).not.toContain(token)
  })

  test('S20: a site that is not known keeps all from being made, and none from being valid', async () => {
    const before = await sites.issueLink(VIET_TRI)
    const wanted = sites.issueLinks([VIET_TRI, 'VN-25-99999'], { replace: true })
    await expect(wanted).rejects.toSatisfy(refused('site.unknown'))
    expect(await sites.listLinks()).toMatchObject([{ linkId: before.linkId, revokedAt: null }])
  })

  test('S20: those that replace end the links before them and their browsers, and no other site’s', async () => {
    const [old, other] = [await sites.issueLink(VIET_TRI), await sites.issueLink(HA_HOA)]
    const browser = await sites.redeemLink(old.token)
    const [added] = await sites.issueLinks([VIET_TRI], { replace: false })
    expect(await sites.siteOfBrowser(browser.credential)).toMatchObject({ siteId: VIET_TRI })
    const [fresh] = await sites.issueLinks([VIET_TRI], { replace: true })
    expect(await sites.siteOfBrowser(browser.credential)).toBeUndefined()
    for (const ended of [old, added])
      await expect(sites.redeemLink(ended?.token ?? '')).rejects.toSatisfy(refused('auth.link-invalid'))
    for (const { token } of [fresh ?? expect.fail('none made'), other])
      expect(await sites.redeemLink(token)).toBeTruthy()
  })

  test('S20: valid links are counted by site, with when the newest was made', async () => {
    expect(await sites.countLinks()).toEqual([])
    await sites.issueLinks([VIET_TRI, HA_HOA], { replace: false })
    clock.time += 60_000
    await sites.issueLinks([VIET_TRI], { replace: false })
    await sites.revokeLinksOfSite(HA_HOA)
    expect(await sites.countLinks()).toEqual([{ siteId: VIET_TRI, links: 2, newestAt: clock.time }])
  })
})
