import { expect, onTestFinished, test } from 'vitest'
import { beginSession, type NodeId, PROTOCOL_VERSION, type SessionState, type SiteId } from '#contract'
import type { EventBody } from '#contract/events'
import type { QualityAlarm } from '#contract/readiness'
import { createInProcessHub } from '#foundation/link'
import { silentLog } from '#foundation/log'
import { createManualClock } from '#foundation/time'
import { createQualitySide } from './quality-side.ts'
import { defaultRules } from './rules.ts'
import { playedLine } from './testing/played-line.ts'

const [vietTri, linhSon] = ['VN-25-07900', 'VN-19-05710'] as const
const units = ['VN', 'VN-25', vietTri, 'VN-19', linhSon]
const begun = beginSession({ id: 's', title: '', owner: 'VN', chair: null, bound: 6, by: 'Hà', at: 0 })
const showing = (site: SiteId): SessionState => ({
  ...begun,
  program: { ...begun.program, scene: { layout: 'full', slots: [{ kind: 'site', site }] } },
})

/** The centre and Phú Thọ, a site of which is on air, on one clock. */
function tiers() {
  const clock = createManualClock()
  const hub = createInProcessHub()
  const line = playedLine(vietTri)
  const air = { session: showing(vietTri) }
  const start = (self: NodeId) => {
    const link = hub.join(self, { version: PROTOCOL_VERSION })
    const events: EventBody[] = []
    const told = { news: 0 }
    const isProvince = self === 'VN-25'
    const side = createQualitySide({
      place: {
        ...{ self, parent: isProvince ? 'VN' : null, children: isProvince ? [] : ['VN-25'] },
        budget: { in: 1, out: 1 },
      },
      ...{ link, clock, media: line.media, seatOf: (site) => site, log: silentLog },
      seats: {
        all: () =>
          isProvince
            ? [
                {
                  ...{ state: 'waiting', id: vietTri, site: vietTri, browser: 'b', since: 0, until: 0 },
                } as const,
              ]
            : [],
      },
      sessions: () => [air.session],
      sendsPicture: () => true,
      rules: {
        ...defaultRules,
        lines: [
          {
            ...{ of: vietTri, kind: 'site', provider: 'VNPT', circuit: 'PTO-0790', phone: '18001166' },
            contractedKbps: null,
          },
        ],
      },
      registry: { all: () => units.map((id) => ({ id })), labelOf: (site) => `Phòng ${site}` },
      record: async (body) => void events.push(body),
      onNews: () => told.news++,
    })
    onTestFinished(async () => {
      await side.close()
      await link.close()
    })
    return { side, events, told, link }
  }
  const [centre, province] = [start('VN'), start('VN-25')]
  return {
    clock,
    hub,
    line,
    air,
    centre,
    province,
    pass: (seconds: number) => clock.advanceAsync(seconds * 1000),
  }
}
const places = (alarms: readonly QualityAlarm[]) =>
  alarms.map(({ site, worst, ended }) => [site, worst.place, ended?.why ?? null])

test('N66, N67: a line gets bad on air: province and centre are told the leg, what to do and who acts; it heals', async () => {
  const { line, centre, province, pass } = tiers()
  await pass(60)
  expect([centre.side.alarms(), province.side.alarms()]).toEqual([[], []])
  line.loss = 0.05
  await pass(60)
  for (const { side } of [centre, province])
    expect(side.alarms()).toMatchObject([
      {
        ...{
          site: vietTri,
          ended: null,
          owner: { party: 'telecom', circuit: 'PTO-0790', phone: '18001166' },
        },
        worst: { place: 'siteUp', grade: 'fail', reading: { metric: 'lossShare', bound: 0.02 } },
        cause: { vi: 'Mất gói ở đường lên của điểm cầu: 5 %, tối đa 2 %.' },
      },
    ])
  line.loss = 0
  await pass(90)
  for (const { side } of [centre, province])
    expect(places(side.alarms())).toEqual([[vietTri, 'siteUp', 'better']])
  expect(centre.told.news).toBeGreaterThanOrEqual(2)
  await pass(640)
  for (const { side } of [centre, province]) expect(side.alarms()).toEqual([])
})

test('N66: each turn of an alarm stands in the record of the site’s node, with by what it was judged', async () => {
  const { line, air, centre, province, pass } = tiers()
  line.loss = 0.05
  await pass(60)
  air.session = begun
  await pass(10)
  expect(province.events).toMatchObject([
    { kind: 'quality.alarm', site: vietTri, worst: { place: 'siteUp' }, ended: null },
    { kind: 'quality.alarm', ended: 'off-air', rules: { thresholds: 'proposed-1' } },
  ])
  expect(centre.events).toEqual([])
})

test('N67: the timeline is had at both tiers, from the site’s own node, and what is not known is said to be unknown', async () => {
  const { line, air, centre, province, pass } = tiers()
  await pass(120)
  for (const { side } of [centre, province])
    expect(await side.site({ site: vietTri })).toMatchObject({
      ...{ isWatched: true, now: { grade: 'good', worst: { place: 'siteUp' } }, alarm: null },
      figures: { legs: { siteUp: { lossShare: 0, jitterMs: 4, rttMs: 30 } } },
      timeline: [{ samples: { fail: 0, acceptable: 0 } }],
    })
  line.cut = true
  await pass(15)
  const lost = await centre.side.site({ site: vietTri })
  expect(lost).toMatchObject({ isWatched: true, now: { grade: 'unknown', worst: null }, figures: null })
  expect(lost.timeline[0]?.samples.unknown).toBeGreaterThan(0)
  air.session = begun
  await pass(10)
  const off = await province.side.site({ site: vietTri })
  expect(off).toMatchObject({ isWatched: false, now: { grade: 'unknown' }, figures: null })
  expect(off.timeline).toHaveLength(1)
})

test('N67: behind a line between tiers that is cut an alarm is not known to be so; it is told again when it is back', async () => {
  const { line, hub, centre, pass } = tiers()
  line.loss = 0.05
  await pass(60)
  expect(places(centre.side.alarms())).toEqual([[vietTri, 'siteUp', null]])
  hub.cut('VN', 'VN-25')
  await pass(10)
  expect(places(centre.side.alarms())).toEqual([[vietTri, 'siteUp', 'lost']])
  await expect(centre.side.site({ site: vietTri })).rejects.toMatchObject({
    body: { code: 'node.unreachable' },
  })
  hub.heal('VN', 'VN-25')
  await pass(20)
  expect(places(centre.side.alarms())).toEqual([[vietTri, 'siteUp', null]])
})

test('N67: a tier speaks for its own sites only, and answers for them only', async () => {
  const { line, centre, province, pass } = tiers()
  line.loss = 0.05
  await pass(60)
  const [alarm] = province.side.alarms()
  const foreign = { ...alarm, site: linhSon }
  const state = { epoch: 'another', revision: 1, state: { alarms: [foreign, alarm] } }
  await Promise.all([province.link.request('VN', 'quality', state), pass(1)])
  expect(places(centre.side.alarms())).toEqual([[vietTri, 'siteUp', null]])
  await expect(centre.link.request('VN-25', 'quality.read', { site: linhSon })).rejects.toThrow()
  await expect(province.side.site({ site: linhSon })).rejects.toMatchObject({
    body: { code: 'site.unknown' },
  })
})
