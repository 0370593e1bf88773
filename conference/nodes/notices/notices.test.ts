import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { announcePlan, makePlan } from '#conference/calendar'
import { blankRecord } from '#conference/directory'
import type { Entries } from '#conference/directory-store'
import type { NoticeSender, Outgoing } from '#conference/notice-senders'
import { noticeMigrations, openNotices } from '#conference/notice-store'
import type { Outcome } from '#conference/notices'
import { Refusal, type SiteId } from '#contract'
import type { Planned } from '#contract/calendar'
import type { LadderNotice } from '#contract/readiness'
import { type Log, silentLog } from '#foundation/log'
import { openStore, type Store } from '#foundation/store'
import { testSnapshotDir } from '#foundation/store/testing'
import { createManualClock, type ManualClock } from '#foundation/time'
import { createCourier } from './courier.ts'
import type { NoticeRules } from './rules.ts'
import { createNoticeSide } from './side.ts'

const [HOUR, MINUTE] = [3_600_000, 60_000]
const [vietTri, thanhBa] = ['VN-25-07900', 'VN-25-08152'] as const
const labels = new Map<SiteId, string>([
  ...([['VN-25', 'Tỉnh Phú Thọ'] as const, [vietTri, 'Phường Việt Trì'] as const] as const),
  [thanhBa, 'Xã Thanh Ba'],
])
const person = (name: string, email: string) => ({
  ...{ name, post: '', phone: '0912345678', email, from: null, to: null, document: '' },
})
const unreachable: Outcome = {
  ...{ is: 'not-taken', fault: 'unreachable', detail: 'ECONNREFUSED', again: true, channel: true },
}

let store: Store
let clock: ManualClock
beforeAll(async () => {
  store = await openStore({
    url: 'pglite:memory',
    migrations: noticeMigrations,
    snapshotDir: testSnapshotDir,
  })
})
afterAll(() => store.close())
beforeEach(async () => {
  clock = createManualClock(Date.UTC(2026, 10, 24, 1))
  await store.db.execute('delete from notices')
  await store.db.execute('delete from notice_templates')
})
const open = new Set<() => Promise<void>>()
afterEach(async () => {
  for (const close of open) await close()
  open.clear()
})

const planned = (sites: SiteId[] = [vietTri, thanhBa]): Planned => {
  const startsAt = clock.now() + 48 * HOUR
  const draft = makePlan(
    { id: 'p1', owner: 'VN' },
    {
      ...{ title: 'Giao ban', organiser: '', chair: { name: '', site: 'VN-25' }, mark: 'ordinary', startsAt },
      ...{ endsAt: startsAt + HOUR, agenda: [], requirements: [], documents: [], invitations: [] },
    },
    sites,
    { by: 'Hà', at: clock.now() },
  )
  return announcePlan(draft, sites, { by: 'Hà', at: clock.now() })
}

/** A node's notices with a channel that a test answers for; `life` begins another process over the same store. */
function around() {
  const sent: Outgoing[] = []
  let answer: (notice: Outgoing) => Promise<Outcome> | Outcome = () => ({ is: 'taken' })
  const sender: NoticeSender = {
    channel: 'email',
    async send(notice) {
      sent.push(notice)
      return answer(notice)
    },
    close() {},
  }
  let plans: Planned[] = []
  let entries: Entries = new Map(
    [
      { ...blankRecord(vietTri), principal: person('Nguyễn Thị Hồng Hạnh', 'hanh@x.vn') },
      { ...blankRecord(thanhBa), principal: person('Trần Văn Minh', 'minh@x.vn') },
    ].map((record) => [record.site, { record, revision: 1, at: 0, by: '' }]),
  )
  const ladders: LadderNotice[] = []
  const unheard = new Set<string>()
  const told = new Set<() => void>()
  let ids = 0
  const log: { lines: unknown[]; log: Log } = { lines: [], log: { ...silentLog } }
  log.log.warn = (...line) => void log.lines.push(line)
  const rules: NoticeRules = {
    ...{ senders: [sender], perMinute: { email: 60, sms: 60 }, office: { email: ['vp@x.vn'], sms: [] } },
    ...{ remindBeforeMs: [24 * HOUR], accents: false, url: 'https://thhn.example.vn' },
  }
  const life = async (by: NoticeRules = rules) => {
    const notices = await openNotices({
      ...{ store, clock, newId: () => `n${clock.now()}_${String(ids++).padStart(4, '0')}`, log: log.log },
      record: (_bodies, also) => store.transaction(also),
    })
    const side = createNoticeSide({
      ...{ notices, noticeRules: by, clock, log: log.log, dutyPhone: '0210 000 0000' },
      place: { self: 'VN-25', parent: 'VN', children: [], budget: { in: 1, out: 1 } },
      calendar: {
        all: () => plans,
        given: () => new Map(),
        onChange(listener) {
          const tell = () => listener({ plans: ['p1'] })
          told.add(tell)
          return () => told.delete(tell)
        },
      },
      directory: { entries: () => entries, onChange: () => () => {} },
      registry: {
        all: () => [...labels].map(([id, fullName]) => ({ id, fullName })) as never,
        labelOf: (site) => labels.get(site) ?? site,
      },
      ladderNotices: () => ladders,
      isLadderKnown: (session) => !unheard.has(session),
    })
    open.add(side.close)
    return side
  }
  return {
    ...{ life, sent, ladders, unheard, rules, lines: log.lines },
    plan(next: Planned[]) {
      plans = next
      for (const tell of told) tell()
    },
    know(next: Entries) {
      entries = next
    },
    answerWith(next: typeof answer) {
      answer = next
    },
    /** Lets so much time go by, and the store answer in between. */
    async pass(ms: number, stepMs = 1000) {
      for (let at = 0; at < ms; at += stepMs) {
        await clock.advanceAsync(Math.min(stepMs, ms - at))
        await settled()
      }
    },
    sentTo: () => sent.map(({ address }) => address),
  }
}
/** The store answers by turns of the event loop that no clock drives. */
async function settled() {
  for (let turn = 0; turn < 4; turn++) await store.db.execute('select 1')
}

test('N160, N161, N162: what is due is queued and sent in words, each once, at the pace of its channel', async () => {
  const { life, plan, pass, sent, sentTo } = around()
  const { desk } = await life()
  plan([planned()])
  await pass(10_000)
  expect(sentTo().toSorted()).toEqual(['hanh@x.vn', 'minh@x.vn', 'vp@x.vn'])
  const [invitation] = sent.filter(({ address }) => address === 'hanh@x.vn')
  expect(invitation).toMatchObject({
    person: 'Nguyễn Thị Hồng Hạnh',
    subject: expect.stringContaining('Giao ban'),
  })
  expect(invitation?.text).toContain('Phường Việt Trì')
  await pass(2 * MINUTE, 10_000)
  expect(sent).toHaveLength(3)
  expect((await desk.list({ standing: 'sent', text: 'viet tri' })).notices[0]).toMatchObject({
    ...{ kind: 'invited', label: 'Phường Việt Trì', address: 'hanh@x.vn' },
  })
})

test('N162: over a restart nothing is lost and nothing is sent twice', async () => {
  const { life, plan, pass, sentTo, answerWith } = around()
  const first = await life()
  answerWith(() => unreachable)
  plan([planned()])
  await pass(3000)
  await first.close()
  const before = sentTo().length
  answerWith(() => ({ is: 'taken' }))
  await life()
  await pass(3 * MINUTE, 5000)
  expect(sentTo().slice(before).toSorted()).toEqual(['hanh@x.vn', 'minh@x.vn', 'vp@x.vn'])
})

test('N163: only the attempt whose answer was lost is repeated, as the same notice', async () => {
  const { life, plan, pass, sent, answerWith } = around()
  const first = await life()
  answerWith(() => new Promise<Outcome>(() => {}))
  plan([planned([vietTri])])
  await pass(3000)
  expect(sent).toHaveLength(1)
  const closing = first.close()
  await clock.advanceAsync(3000)
  await closing
  answerWith(() => ({ is: 'taken' }))
  await life()
  await pass(MINUTE, 5000)
  const ids = sent.map(({ id }) => id)
  expect(ids.filter((id) => id === ids[0])).toHaveLength(2)
  expect(new Set(ids).size).toBe(ids.length - 1)
})

test('N162: a channel that fails as a whole rests and is shown so, and its log names nobody', async () => {
  const { life, plan, pass, sent, lines, answerWith } = around()
  const { desk } = await life()
  answerWith(() => unreachable)
  plan([planned()])
  await pass(5000)
  expect(sent).toHaveLength(1)
  expect((await desk.list({})).channels).toEqual([
    {
      channel: 'email',
      is: 'resting',
      until: expect.any(Number),
      fault: 'unreachable',
      detail: 'ECONNREFUSED',
    },
    { channel: 'sms', is: 'off' },
  ])
  await pass(2 * MINUTE, 5000)
  expect(sent.length).toBeLessThan(4)
  answerWith(() => ({ is: 'taken' }))
  await pass(20 * MINUTE, 5000)
  expect((await desk.list({})).counts).toEqual({ waiting: 0, sent: 3, failed: 0, lapsed: 0 })
  expect((await desk.list({})).channels[0]).toEqual({ channel: 'email', is: 'working' })
  expect(JSON.stringify(lines)).not.toMatch(/hanh|minh|vp@|Giao ban/)
})

test('N162: the log has the figure of a server’s line, not whom the line names', async () => {
  const { life, plan, pass, lines, answerWith } = around()
  const { desk } = await life()
  const detail = '421 4.7.1 <hanh@x.vn>: try again later'
  answerWith(() => ({ is: 'not-taken', fault: 'busy', detail, again: true, channel: true }))
  plan([planned()])
  await pass(3000)
  expect(lines).toMatchObject([[expect.any(String), { channel: 'email', fault: 'busy', said: '421' }]])
  expect(JSON.stringify(lines)).not.toContain('hanh')
  expect((await desk.list({})).channels[0]).toMatchObject({ is: 'resting', detail })
})

test('N162: after the clock was set ahead what comes next is sent at once', async () => {
  let aheadMs = 0
  const asked: number[] = []
  const courier = createCourier({
    outbox: {
      waiting: async () => {
        asked.push(clock.now())
        return []
      },
      ...{ waitsUntil: async () => null, note: async () => {} },
    },
    sender: { channel: 'email', send: async () => ({ is: 'taken' }), close() {} },
    ...{ perMinute: 60, clock: { ...clock, now: () => clock.now() + aheadMs }, log: silentLog },
  })
  open.add(courier.close)
  await clock.advanceAsync(1000)
  expect(asked).toHaveLength(1)
  aheadMs = 10 * HOUR
  courier.trigger()
  await clock.advanceAsync(1000)
  expect(asked).toHaveLength(2)
})

test('N164: one that failed is listed with the reason, read, and sent again on command', async () => {
  const { life, plan, pass, sent, answerWith } = around()
  const { desk } = await life()
  answerWith(() => ({
    is: 'not-taken',
    fault: 'address',
    detail: '550 no such user',
    again: false,
    channel: false,
  }))
  plan([planned([vietTri])])
  await pass(5000)
  const { notices, counts } = await desk.list({ standing: 'failed', kind: 'invited' })
  expect(counts.failed).toBe(2)
  const [{ id } = expect.fail('none failed')] = notices
  expect(notices[0]?.state).toMatchObject({ fault: { is: 'address', detail: '550 no such user' } })
  expect((await desk.get({ notice: id })).notice.text).toContain('Giao ban')
  answerWith(() => ({ is: 'taken' }))
  expect(await desk.again({ notices: [id] }, 'Hà')).toEqual({ queued: 1 })
  await pass(5000)
  expect(sent.filter((each) => each.id === id)).toHaveLength(2)
  expect((await desk.get({ notice: id })).notice.state.is).toBe('sent')
  await expect(desk.again({ notices: [id] }, 'Hà')).rejects.toThrow(Refusal)
})

test('N161: what is over before it could be sent is not sent, and a later time takes the place of an earlier one', async () => {
  const { life, plan, pass, sentTo, answerWith } = around()
  const { desk } = await life()
  answerWith(() => unreachable)
  const first = planned([vietTri])
  plan([first])
  await pass(2000)
  const details = { ...first.plan.details, endsAt: first.plan.details.endsAt + HOUR }
  plan([{ ...first, plan: { ...first.plan, revision: 9, details } }])
  await pass(2000)
  expect((await desk.list({ standing: 'lapsed' })).notices[0]?.state).toMatchObject({ why: 'replaced' })
  const before = sentTo().length
  clock.advance(60 * HOUR)
  plan([])
  answerWith(() => ({ is: 'taken' }))
  await pass(2 * MINUTE, 5000)
  expect(sentTo().slice(before)).not.toContain('hanh@x.vn')
})

test('N160: a step of a ladder and sites without a focal person are told; who has no address is named', async () => {
  const { life, ladders, know, pass, sent } = around()
  know(new Map())
  const { desk } = await life()
  ladders.push({
    ...{
      session: 's1',
      title: 'Giao ban',
      startsAt: clock.now() + HOUR,
      node: 'VN',
      step: 'T-60',
      at: clock.now(),
    },
    ...{ reach: 'province', to: 'VN-25', sites: [{ site: vietTri, grade: 'untested' }] },
  })
  await pass(40_000, 5000)
  expect(sent.map(({ kind, address }) => `${kind} ${address}`).toSorted()).toEqual([
    'province-late vp@x.vn',
    'unnamed vp@x.vn',
  ])
  expect(sent.map(({ text }) => text).join()).toContain('Phường Việt Trì')
  expect((await desk.list({})).unreached.map(({ site }) => site)).toEqual(['VN-25', vietTri, thanhBa])
})

test('N161: over a restart a step of a ladder waits until its ladder is heard of again, and lapses if it is over', async () => {
  const { life, ladders, unheard, pass, sentTo, answerWith } = around()
  answerWith(() => unreachable)
  const first = await life()
  ladders.push({
    ...{ session: 's1', title: 'Giao ban', startsAt: clock.now() + 6 * HOUR, node: 'VN', step: 'T-60' },
    ...{ at: clock.now(), reach: 'site', to: vietTri, sites: [{ site: vietTri, grade: 'untested' }] },
  })
  const of = async ({ desk }: typeof first) => (await desk.list({ kind: 'site-late' })).notices
  await pass(40_000, 5000)
  const [{ id } = expect.fail('none queued')] = await of(first)
  await first.close()
  const spoken = ladders.splice(0)
  unheard.add('s1')
  const second = await life()
  await pass(2 * MINUTE, 5000)
  expect(await of(second)).toMatchObject([{ id, state: { is: 'waiting' } }])
  // The ladder speaks, and it is the same notice.
  ladders.push(...spoken)
  unheard.clear()
  await pass(MINUTE, 5000)
  expect(await of(second)).toMatchObject([{ id, state: { is: 'waiting' } }])
  ladders.splice(0)
  await pass(MINUTE, 5000)
  expect(await of(second)).toMatchObject([{ id, state: { is: 'lapsed', why: 'over' } }])
  const before = sentTo().length
  answerWith(() => ({ is: 'taken' }))
  await pass(20 * MINUTE, 5000)
  expect(sentTo().slice(before)).not.toContain('hanh@x.vn')
})

test('N160: without a channel nothing is queued', async () => {
  const { life, plan, pass, rules } = around()
  const { desk } = await life({ ...rules, senders: [] })
  plan([planned()])
  await pass(5000)
  expect(await desk.list({})).toMatchObject({
    total: 0,
    unreached: [],
    channels: [{ is: 'off' }, { is: 'off' }],
  })
})

test('N164: a template is previewed before it is put in place, and holds for what is queued from then on', async () => {
  const { life, plan, pass, sent } = around()
  const { desk } = await life()
  const of = { kind: 'invited' as const, channel: 'email' as const }
  const wording = { subject: 'Giấy mời {phien-hop}', text: '{nguoi-nhan}: {bat-dau} {phien-hop}' }
  expect(desk.preview({ ...of, wording }).subject).toMatch(/^Giấy mời Hội nghị/)
  expect(() => desk.preview({ ...of, wording: { ...wording, text: '{mat-khau}' } })).toThrow(Refusal)
  expect(await desk.set({ ...of, seen: 0, wording }, 'Hà')).toEqual({ revision: 1 })
  plan([planned([vietTri])])
  await pass(5000)
  expect(sent.find(({ kind }) => kind === 'invited')).toMatchObject({
    ...{ subject: 'Giấy mời Giao ban', text: 'Nguyễn Thị Hồng Hạnh: 08:00 ngày 26/11/2026 Giao ban' },
  })
  expect(desk.templates().templates).toHaveLength(16)
})

test('N160, N162: 3,321 sites are told once each within the pace, over a restart in the middle', async () => {
  const { life, plan, know, pass, sentTo, rules, lines } = around()
  const sites = Array.from({ length: 3321 }, (_, index) => `VN-25-${String(index + 10_000)}`)
  know(
    new Map(
      sites.map((site) => {
        const record = { ...blankRecord(site), principal: person('Hà', `${site.toLowerCase()}@x.vn`) }
        return [site, { record, revision: 1, at: 0, by: '' }]
      }),
    ),
  )
  const fast = { ...rules, office: { email: [], sms: [] }, perMinute: { email: 6000, sms: 60 } }
  const first = await life(fast)
  plan([planned(sites)])
  await pass(5000, 500)
  await first.close()
  const before = sentTo().length
  expect(before).toBeGreaterThan(0)
  // One at once, then one in ten milliseconds.
  expect(before).toBeLessThanOrEqual(1 + 5000 / 10)
  const { desk } = await life(fast)
  // What the first life had not queued the second one queues at once.
  await expect
    .poll(async () => (await desk.list({})).counts, { timeout: 20_000 })
    .toMatchObject({ waiting: 3321 - before, sent: before })
  expect(new Set(sentTo()).size).toBe(before)
  // The store bore it.
  expect(lines).toEqual([])
})
