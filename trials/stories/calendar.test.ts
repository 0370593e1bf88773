import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type NodeId, PROTOCOL_VERSION, type SiteId } from '#contract'
import { type InvitationAnswer, type PlanDraft, siteCalendar, siteCalendarCounted } from '#contract/calendar'
import { type ConsoleOperations, consoleOperations } from '#contract/console'
import { silentLog } from '#foundation/log'
import { type Constellation, startConstellation, threeTiers } from '#trials/constellation'
import { doorsOf, everyRight, exchange } from '#trials/hostile'
import { type Desk, openDesk, until } from '#trials/stage'

const [centre, phuTho, thanhHoa] = ['VN', 'VN-25', 'VN-38'] as const
const HOUR = 3_600_000
/** As many pages speak at once at one province. */
const AT_ONCE = 24

let constellation: Constellation
const desks = new Map<NodeId, Desk>()
/** The `Cookie` header of each commune's browser, from its personal link. */
const cookies = new Map<SiteId, string>()

beforeAll(async () => {
  // Thanh Hóa in Thái Nguyên's place: with Phú Thọ it has more than three hundred communes.
  const named = (node: NodeId) => (node === 'VN-19' ? thanhHoa : node)
  const configs = threeTiers({ storeOf: () => 'pglite:memory' }).map((config) => ({
    ...config,
    node: named(config.node),
    children: config.children.map(named),
  }))
  constellation = await startConstellation(configs, silentLog)
  for (const { node } of configs) {
    const doors = doorsOf(constellation, node)
    desks.set(node, openDesk(doors.url, await doors.token(...everyRight)))
  }
  for (const node of [phuTho, thanhHoa])
    await inGroups(communesOf(node), async (site) => {
      cookies.set(site, await doorsOf(constellation, node).signIn(site))
    })
}, 240_000)
afterAll(() => constellation?.close())

const communesOf = (node: NodeId): SiteId[] =>
  constellation
    .tier(node)
    .control.sites.registry.childrenOf(node)
    .map(({ id }) => id)

async function inGroups<T>(all: readonly T[], work: (each: T) => Promise<unknown>): Promise<void> {
  const waiting = [...all]
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}

type Op = Extract<
  keyof ConsoleOperations,
  `calendar.${string}` | `session.${'open' | 'close'}` | 'ladder.get'
>
async function ask<Of extends Op>(
  node: NodeId,
  op: Of,
  body: unknown,
): Promise<z.infer<ConsoleOperations[Of]['reply']>> {
  const reply = await (desks.get(node) ?? expect.fail(`no desk at ${node}`)).call(op, body)
  return consoleOperations[op].reply.parse(reply) as z.infer<ConsoleOperations[Of]['reply']>
}
const nodeOf = (site: SiteId): NodeId => site.slice(0, 5)

/** What the site's page has from its own door. */
async function calendarOf(site: SiteId) {
  const { url } = doorsOf(constellation, nodeOf(site))
  const { status, text } = await exchange(`${url}/api/v1/room/calendar?site=${site}`, {
    headers: { cookie: cookies.get(site) ?? '' },
  })
  expect(status, text.slice(0, 300)).toBe(200)
  return siteCalendarCounted.parse(JSON.parse(text))
}
async function answerAs(
  site: SiteId,
  body: unknown,
  { as = site, origin }: { as?: SiteId; origin?: string } = {},
) {
  const { url } = doorsOf(constellation, nodeOf(site))
  const { status, text } = await exchange(`${url}/api/v1/room/calendar?site=${site}`, {
    method: 'POST',
    headers: {
      cookie: cookies.get(as) ?? '',
      'content-type': 'application/json',
      ...(origin && { origin }),
    },
    body: JSON.stringify(body),
  })
  const said: unknown = JSON.parse(text)
  return { status, code: refusal.safeParse(said).data?.error.code, said }
}
const refusal = z.object({ error: z.object({ code: z.string() }) })
const coming: InvitationAnswer = { is: 'received', attendees: [{ name: 'Trần Văn Minh', post: 'Chủ tịch' }] }
const absent: InvitationAnswer = { is: 'absent', reason: 'Đang ứng phó bão' }
/** Every tenth asks to be absent. */
const answerOf = (at: number): InvitationAnswer => (at % 10 === 3 ? absent : coming)

const startsAt = Date.now() + 20 * HOUR
const details: PlanDraft = {
  ...{ title: 'Hội nghị trực tuyến với các địa phương', organiser: 'Văn phòng Chính phủ' },
  chair: { name: 'Thủ tướng Chính phủ', site: 'VN' },
  ...{ startsAt, endsAt: startsAt + 2 * HOUR, mark: 'ordinary' },
  agenda: [{ at: startsAt, title: 'Khai mạc', speaker: '' }],
  requirements: ['Kiểm thử hai chiều xong trước 07:00'],
  documents: ['Báo cáo tháng 11'],
  invitations: [
    { rule: 'communes', of: phuTho },
    { rule: 'communes', of: thanhHoa },
    { rule: 'sites', sites: [phuTho, thanhHoa] },
  ],
}
const later: PlanDraft = {
  ...details,
  ...{ startsAt: startsAt + HOUR, endsAt: startsAt + 3 * HOUR },
  agenda: [{ at: startsAt + HOUR, title: 'Khai mạc', speaker: '' }],
}
let plan: string

const countsOf = async (node: NodeId) => (await ask(node, 'calendar.get', { plan })).counts
const partAt = async (node: NodeId) =>
  (await ask(centre, 'calendar.get', { plan })).parts.find((part) => part.node === node)?.counts

test('N95 N96: all communes of a province acknowledge at once at their own doors, and counts agree at commune, province and centre; another province hears nothing meanwhile', async () => {
  constellation.hub.cut(centre, thanhHoa)
  const made = await ask(centre, 'calendar.plan', { details })
  plan = made.plan
  const { invited } = await ask(centre, 'calendar.announce', { plan, seen: made.revision })
  expect(invited).toBe(148 + 166 + 2)
  const communes = communesOf(phuTho)
  expect(communes.length).toBe(148)
  await until(
    'the session is at Phú Thọ',
    async () => (await ask(phuTho, 'calendar.list', {})).total,
    (total) => total === 1,
  )
  await inGroups([...communes.entries()], async ([at, site]) => {
    const { invitations } = await calendarOf(site)
    expect(invitations).toMatchObject([{ plan, asking: 1, standing: 'waiting' }])
    const { status, said } = await answerAs(site, { plan, asking: 1, answer: answerOf(at), by: '' })
    expect(status, JSON.stringify(said)).toBe(200)
  })
  const whole = { invited: 149, acknowledged: 148, absent: 15 }
  expect(await countsOf(phuTho)).toEqual(whole)
  for (const site of communes.slice(0, 5))
    expect((await calendarOf(site)).counts).toEqual([{ plan, counts: whole }])
  await until(
    'the centre counts the same',
    () => partAt(phuTho),
    (counts) => JSON.stringify(counts) === JSON.stringify(whole),
  )
  expect(await countsOf(centre)).toEqual({ ...whole, invited })
  expect((await ask(thanhHoa, 'calendar.list', {})).total).toBe(0)
})

test('N95: another time asks all again; the province that was away for all of it comes to the same after it returns', async () => {
  const { plan: before } = await ask(centre, 'calendar.get', { plan })
  const { revision } = await ask(centre, 'calendar.change', { plan, seen: before.revision, details: later })
  expect(await countsOf(centre)).toMatchObject({ acknowledged: 0, absent: 0 })
  const [first] = communesOf(phuTho)
  if (!first) return expect.fail('no commune')
  await until(
    'the page is asked again',
    async () => (await calendarOf(first)).invitations[0],
    (invitation) => invitation?.standing === 'outdated' && invitation.details.startsAt === later.startsAt,
  )
  expect(await answerAs(first, { plan, asking: 1, answer: coming, by: '' })).toMatchObject({
    ...{ status: 409, code: 'calendar.time-changed' },
  })
  constellation.hub.heal(centre, thanhHoa)
  await until(
    'the session is at Thanh Hóa, as it stands now',
    async () => (await ask(thanhHoa, 'calendar.list', {})).plans[0]?.plan,
    (there) => there?.revision === revision && there.asking === 2,
  )
  const all = [phuTho, thanhHoa].flatMap(communesOf)
  expect(all.length).toBeGreaterThanOrEqual(250)
  const began = performance.now()
  // In the middle of it the line is cut once more: what is answered meanwhile goes up afterwards.
  const cut = setTimeout(() => constellation.hub.cut(centre, thanhHoa), 300)
  await inGroups([...all.entries()], async ([at, site]) => {
    const { status } = await answerAs(site, { plan, asking: 2, answer: answerOf(at), by: 'Đầu mối' })
    expect(status).toBe(200)
  })
  clearTimeout(cut)
  process.stdout.write(`${all.length} sites acknowledged in ${Math.round(performance.now() - began)} ms\n`)
  constellation.hub.heal(centre, thanhHoa)
  const absents = [...all.keys()].filter((at) => answerOf(at) === absent).length
  const { answer: counts } = await until(
    'the centre has them all',
    () => countsOf(centre),
    ({ acknowledged }) => acknowledged === all.length,
  )
  expect(counts).toEqual({ invited: all.length + 2, acknowledged: all.length, absent: absents })
  for (const node of [phuTho, thanhHoa]) {
    expect(await countsOf(node)).toEqual(await partAt(node))
    const [site] = communesOf(node)
    expect((await calendarOf(site ?? '')).counts).toEqual([{ plan, counts: await countsOf(node) }])
    const listed = await ask(node, 'calendar.acknowledgements', { plan, standing: 'absent', limit: 500 })
    const above = await ask(centre, 'calendar.acknowledgements', { plan, below: node, standing: 'absent' })
    expect(listed.sites).toEqual(above.sites)
  }
  const waiting = await ask(centre, 'calendar.acknowledgements', { plan, standing: 'waiting' })
  expect(waiting.sites.map(({ site }) => site)).toEqual([phuTho, thanhHoa])
})

test('N96: a site answers for itself alone, from its own page, and is told by name what is wrong', async () => {
  const [one, other] = communesOf(phuTho)
  if (!one || !other) return expect.fail('no communes')
  const good = { plan, asking: 2, answer: coming, by: '' }
  expect(await answerAs(one, good, { as: other })).toMatchObject({ status: 401, code: 'auth.required' })
  expect(await answerAs(one, good, { origin: 'https://evil.example' })).toMatchObject({ status: 401 })
  expect(await answerAs(one, { ...good, site: other })).toMatchObject({ code: 'message.malformed' })
  expect(await answerAs(one, { ...good, plan: 'none' })).toMatchObject({
    ...{ status: 404, code: 'calendar.unknown' },
  })
  const doors = doorsOf(constellation, phuTho)
  const socket = await doors.room(one, cookies.get(one))
  try {
    expect(await socket.ask('hello', { protocol: PROTOCOL_VERSION, client: 'calendar' })).toMatchObject({
      ok: true,
    })
    const told = siteCalendar.parse(await socket.hear('calendar'))
    expect(told.invitations).toMatchObject([{ plan, asking: 2 }])
    expect(await socket.ask('calendar.acknowledge', { ...good, answer: absent })).toMatchObject({ ok: true })
    await socket.hear(
      'calendar',
      (body) => siteCalendar.parse(body).invitations[0]?.acknowledgement?.answer.is === 'absent',
    )
  } finally {
    socket.close()
  }
})

test('N98: the session opens by its plan with its ladder, every tier sees it open, and its end ends the plan', async () => {
  const { session } = await ask(centre, 'session.open', { plan, chair: null })
  expect((await ask(centre, 'ladder.get', { session })).ladder.startsAt).toBe(later.startsAt)
  const stateAt = (node: NodeId) => async () => (await ask(node, 'calendar.get', { plan })).plan.state
  await until('Thanh Hóa sees it open', stateAt(thanhHoa), (state) => state.is === 'open')
  const again = ask(centre, 'session.open', { plan, chair: null })
  await expect(again).rejects.toThrow('calendar.state')
  await ask(centre, 'session.close', { session })
  for (const node of [centre, phuTho, thanhHoa])
    await until(`${node} sees it closed`, stateAt(node), (state) => state.is === 'closed')
  const [site] = communesOf(phuTho)
  expect(await calendarOf(site ?? '')).toEqual({ invitations: [], counts: [] })
})
