import { afterAll, beforeAll, expect, test } from 'vitest'
import type { NodeId, SiteId } from '#contract'
import { consoleOperations } from '#contract/console'
import type { EventRecord } from '#contract/events'
import { type QualityAlarm, thresholds } from '#contract/readiness'
import { createScope } from '#foundation/lifetime'
import { createLog } from '#foundation/log'
import { systemClock } from '#foundation/time'
import { everyRight } from '#trials/hostile'
import { loadSiteMedia } from '#trials/media'
import { releaseWebRtc, startSyntheticSite } from '#trials/sites'
import { type Desk, openDesk, siteScene, take, until } from '#trials/stage'
import { type FaultyTiers, startFaultyTiers } from './index.ts'

const [vietTri, centre] = ['VN-25-07900', 'VN'] as const
const scope = createScope()
const log = createLog({ name: 'story', level: 'error', pretty: true })
const desks = new Map<NodeId, Desk>()
let tiers: FaultyTiers

/** What is told is the loss: a busy machine sends unevenly by itself. */
const ofLoss = thresholds.parse({
  name: 'of-loss',
  jitterMs: { good: 5000, acceptable: 10_000 },
  rttMs: { good: 5000, acceptable: 10_000 },
  fps: { good: 1, acceptable: 1, criticalBelow: 0 },
  freezeMs: 60_000,
})

/** A room that sends and takes what it is fed. */
async function seated(site: SiteId, at: NodeId) {
  const { url } = await deskOf(at).call<{ url: string }>('sites.issue-link', { site })
  const room = scope.add(
    startSyntheticSite({
      link: url,
      media: await loadSiteMedia(site),
      receive: true,
      log,
      clock: systemClock,
    }),
  )
  await room.ready()
}
const deskOf = (node: NodeId) => desks.get(node) ?? expect.fail(`no desk at ${node}`)
const alarmsAt = (node: NodeId) => tiers.constellation.tier(node).control.node.quality.alarms()
const said = (alarms: readonly QualityAlarm[]) =>
  alarms.map(({ site, worst, ended }) => `${site} ${worst.place} ${ended?.why ?? 'now'}`)
const qualityAt = async (node: NodeId) =>
  consoleOperations['quality.site'].reply.parse(await deskOf(node).call('quality.site', { site: vietTri }))
/** Alarms rest on a minute of samples, on a machine that may be busy. */
const patient = { withinMs: 150_000, everyMs: 1000 }

beforeAll(async () => {
  scope.add(releaseWebRtc)
  tiers = scope.add(
    await startFaultyTiers(log, (config) => ({
      ...config,
      readiness: { ...config.readiness, thresholds: ofLoss },
    })),
  )
  for (const node of ['VN', 'VN-25']) {
    const { sites, url } = tiers.constellation.tier(node).control
    const { token } = await sites.issueAccessToken({ name: 'story', rights: everyRight, expiresAt: null })
    desks.set(node, openDesk(url, token))
  }
  tiers.prepare(vietTri, {})
  await seated(vietTri, 'VN-25')
  await seated(centre, 'VN')
  await deskOf('VN').call('session.open', { title: 'Giao ban', chair: centre })
  await take(deskOf('VN'), siteScene('full', vietTri))
}, 60_000)
afterAll(() => scope.close())

test('N66, N67: a site on air whose line gets bad is named with the leg at province and centre; it ends when the line is well', {
  timeout: 400_000,
}, async () => {
  await until(
    'it is known to be well',
    () => qualityAt('VN'),
    ({ now }) => now.grade === 'good',
    patient,
  )
  expect([said(alarmsAt('VN')), said(alarmsAt('VN-25'))]).toEqual([[], []])

  tiers.change(vietTri, { up: { lossShare: 0.08 }, down: {} })
  for (const node of ['VN-25', 'VN']) {
    const { answer } = await until(
      `the line is told at ${node}`,
      () => alarmsAt(node),
      (alarms) => alarms.length > 0,
      patient,
    )
    expect(said(answer)).toEqual([`${vietTri} siteUp now`])
    expect(answer[0]?.worst.reading.metric).toBe('lossShare')
  }

  tiers.change(vietTri, { up: {}, down: {} })
  for (const node of ['VN-25', 'VN'])
    await until(
      `it is told as over at ${node}`,
      () => said(alarmsAt(node)),
      (alarms) => alarms.join() === `${vietTri} siteUp better`,
      patient,
    )
})

test('D51: a line that is gone is unknown at both tiers, not as it was', { timeout: 100_000 }, async () => {
  tiers.change(vietTri, { up: { isBlocked: true }, down: { isBlocked: true } })
  for (const node of ['VN-25', 'VN']) {
    const { answer } = await until(
      `nothing is known at ${node}`,
      () => qualityAt(node),
      ({ now }) => now.grade === 'unknown',
      { withinMs: 60_000, everyMs: 1000 },
    )
    expect(answer).toMatchObject({ figures: null, alarm: null })
  }
  expect(said(alarmsAt('VN')).filter((each) => each.endsWith('now'))).toEqual([])
})

test('N66: both turns of the alarm stand in the record of the site’s node', async () => {
  const { events } = await deskOf('VN-25').call<{ events: EventRecord[] }>('record.list', {
    after: 0,
    limit: 1000,
  })
  const turns = events.flatMap(({ body }) => (body.kind === 'quality.alarm' ? [[body.site, body.ended]] : []))
  expect(turns).toEqual([
    [vietTri, null],
    [vietTri, 'better'],
  ])
})
