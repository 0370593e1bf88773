import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SessionState, ShowAnswer, SiteId } from '#contract'
import type { LinkStatus, SavedScene } from '#contract/console'
import type { EventBody, EventRecord } from '#contract/events'
import { silentLog } from '#foundation/log'
import { patterns, type RoomPage } from '#trials/browser'
import { type Constellation, startConstellation, threeTiers } from '#trials/constellation'
import { everyRight } from '#trials/hostile'
import { type Desk, openDesk, seat, sessionAt, siteScene, take, until } from '#trials/stage'
import { createHeldRequests } from './held-requests.ts'

const vietTri = 'VN-25-07900'
const nongTrang = 'VN-25-07894'
const nodes = ['VN', 'VN-25', 'VN-19'] as const
/** Within which both tiers show the state of a request, milliseconds. */
const shownWithinMs = 1000
/** How long a request waits here, seconds: long enough to be answered on a busy machine. */
const requestSeconds = 10

const held = createHeldRequests('session.command')
let constellation: Constellation
const desks = new Map<string, Desk>()
const rooms = new Map<SiteId, RoomPage>()
const desk = (node: string) => desks.get(node) ?? expect.fail(`no desk of ${node}`)
const room = (site: SiteId) => rooms.get(site) ?? expect.fail(`no room of ${site}`)

beforeAll(async () => {
  constellation = await startConstellation(
    threeTiers({ storeOf: () => 'pglite:memory', showRequestSeconds: requestSeconds }),
    silentLog,
    {
      linkOf: (node, link) => (node === 'VN-25' ? held.through(link) : link),
    },
  )
  for (const node of nodes) {
    const { sites, url } = constellation.tier(node).control
    const { token } = await sites.issueAccessToken({ name: node, rights: everyRight, expiresAt: null })
    desks.set(node, openDesk(url, token))
  }
  await desk('VN').call('session.open', { title: 'Phiên họp ba cấp', chair: 'VN' })
  await agreed()
}, 120_000)
afterAll(async () => {
  await Promise.all([...rooms.values()].map((page) => page.close()))
  await constellation?.close()
})

const answers: [string, ShowAnswer, EventBody['kind'], object][] = [
  ['accepted', { kind: 'accept' }, 'showing.answered', { agreed: [vietTri] }],
  ['refused', { kind: 'refuse', reason: 'Điểm cầu đang họp' }, 'showing.answered', { agreed: [] }],
  [
    'countered',
    { kind: 'counter', site: nongTrang, reason: 'Có lãnh đạo' },
    'showing.answered',
    { agreed: [nongTrang] },
  ],
]

test.each(answers)(
  'A8: a request of the centre is %s by the province: both show it within a second, and the chain is recorded',
  async (state, answer, kind, showing) => {
    const { id: session } = await rule('ask')
    const from = await lastEvent('VN')
    await expect(take(desk('VN'), siteScene('full', vietTri))).rejects.toThrow('showing.not-agreed')
    const { request } = await ask(session)
    const asked = await shown(request, 'pending')
    expect(asked).toMatchObject({ site: vietTri, province: 'VN-25', from: 'VN', note: 'Phóng sự' })
    await desk('VN-25').call('showing.answer', { session, request, answer })
    await shown(request, state)
    expect((await sessionAt(desk('VN-25'))).showing).toMatchObject(showing)
    expect((await recorded('VN', from)).map((event) => event.kind)).toEqual(['showing.asked', kind])
    if (answer.kind === 'refuse') return
    const site = answer.kind === 'counter' ? answer.site : vietTri
    await take(desk('VN'), siteScene('full', site))
    await take(desk('VN'), siteScene('full', 'VN'))
  },
)

test('A8: a request that is withdrawn, and one that nobody answers, end as such at both tiers', async () => {
  const { id: session } = await rule('ask')
  const from = await lastEvent('VN')
  const first = await ask(session)
  await desk('VN').call('showing.withdraw', { session, request: first.request })
  await shown(first.request, 'withdrawn')
  const { request } = await ask(session)
  const answer = { kind: 'accept' }
  await new Promise((done) => setTimeout(done, requestSeconds * 1000))
  await shown(request, 'expired')
  await expect(desk('VN-25').call('showing.answer', { session, request, answer })).rejects.toThrow(
    'showing.over',
  )
  expect((await recorded('VN', from)).map(({ kind }) => kind)).toEqual([
    'showing.asked',
    'showing.withdrawn',
    'showing.asked',
    'showing.expired',
  ])
})

test('A3: control is granted, used and taken back; the holder’s late command is refused by its number', async () => {
  const { id: session } = await rule('automatic')
  await desk('VN').call('control.grant', { session, to: 'VN-25' })
  await agreed()
  await expect(take(desk('VN'), siteScene('full', 'VN'))).rejects.toThrow('session.not-in-control')
  await take(desk('VN-25'), siteScene('full', 'VN-19'))
  const before = await sessionAt(desk('VN'))
  expect(before).toMatchObject({ control: { holder: 'VN-25', fence: 1 }, program: { takenBy: 'VN-25' } })

  held.hold()
  const late = desk('VN-25').call('session.take', {
    session,
    seen: before.program.revision,
    fence: before.control.fence,
    scene: siteScene('full', nongTrang),
  })
  const refused = expect(late).rejects.toThrow('control.fenced')
  await until(
    'the command is on its way',
    () => held.waiting,
    (waiting) => waiting === 1,
  )
  await desk('VN').call('control.take', { session })
  held.release()
  await refused
  expect(await sessionAt(desk('VN'))).toMatchObject({
    control: { holder: null, fence: 2 },
    program: { revision: before.program.revision },
  })
  await agreed()
})

test('A11, A13: the line is cut: the province goes on by its own part; on return everybody has one state', async () => {
  await openRooms()
  await take(desk('VN'), siteScene('1+1', 'VN', vietTri))
  const whole = await agreed()
  await expect(openPart(whole)).rejects.toThrow('part.not-allowed')

  constellation.hub.cut('VN', 'VN-25')
  const { session: part } = await openPart(whole)
  const begun = await partAt(part)
  expect(begun).toMatchObject({ owner: 'VN-25', partOf: whole.id, program: { scene: whole.program.scene } })
  const local = siteScene('full', vietTri)
  await desk('VN-25').call('session.take', { session: part, seen: begun?.program.revision, scene: local })
  await drawn(vietTri, part)
  await take(desk('VN'), siteScene('1+1', 'VN', 'VN-19'))
  await drawn('VN', whole.id)

  const from = await lastEvent('VN-25')
  constellation.hub.heal('VN', 'VN-25')
  await until(
    'the part ends',
    () => partAt(part),
    (session) => session === undefined,
  )
  const one = await agreed()
  expect(one.program.scene).toEqual(siteScene('1+1', 'VN', 'VN-19'))
  for (const site of rooms.keys()) await drawn(site, one.id)
  const { scenes } = await desk('VN-25').call<{ scenes: SavedScene[] }>('scenes.list')
  expect(scenes).toMatchObject([{ session: null, scene: local, by: 'VN-25' }])
  const [ended] = await recorded('VN-25', from)
  expect(ended).toEqual({
    kind: 'part.ended',
    session: part,
    partOf: whole.id,
    because: 'returned',
    scene: local,
  })
})

test('A11: where the owner allows parts the line may be up; the tier above is told that the province runs one', async () => {
  const whole = await agreed()
  const told = async () => {
    const { links } = await desk('VN').call<{ links: LinkStatus[] }>('links.describe')
    return links.filter(({ ownProgram }) => ownProgram).map(({ peer }) => peer)
  }
  expect(await told()).toEqual([])
  await desk('VN').call('session.local-parts', { session: whole.id, allowed: true })
  const { session: part } = await openPart(await agreed())
  await until('the centre is told', told, (peers) => peers.join() === 'VN-25')
  await desk('VN-25').call('session.close', { session: part })
  await until('the centre is told that it has ended', told, (peers) => peers.length === 0)
})

/** Until every node has the same state of the one whole session, field by field; gives it. */
async function agreed(): Promise<SessionState> {
  const wholes = async () => {
    const lists = nodes.map((node) => desk(node).call<{ sessions: SessionState[] }>('sessions.list'))
    return (await Promise.all(lists)).map(({ sessions }) => sessions.filter(({ partOf }) => partOf === null))
  }
  const { answer } = await until('all nodes have one state', wholes, (lists) => {
    const [first, ...others] = lists.map((list) => JSON.stringify(list))
    return first !== '[]' && others.every((other) => other === first)
  })
  return answer[0]?.[0] ?? expect.fail('no session')
}

/** Sets the province's rule and waits until the centre has it. */
async function rule(kind: string): Promise<SessionState> {
  const { id: session } = await sessionAt(desk('VN-25'))
  await desk('VN-25').call('showing.rule', { session, province: 'VN-25', rule: kind })
  return agreed()
}

const ask = (session: string) =>
  desk('VN').call<{ request: string }>('showing.ask', { session, site: vietTri, note: 'Phóng sự' })

/** Both tiers of a request show its state within a second. */
async function shown(request: string, state: string) {
  const found = async () => {
    const sessions = await Promise.all(['VN', 'VN-25'].map((node) => sessionAt(desk(node))))
    return sessions.map(({ showing }) => showing.requests.find(({ id }) => id === request))
  }
  const both = (requests: Awaited<ReturnType<typeof found>>) => requests.every((one) => one?.state === state)
  const { answer } = await until(`both show ${state}`, found, both, { withinMs: shownWithinMs, everyMs: 20 })
  return answer[1]
}

const openPart = ({ id }: SessionState) =>
  desk('VN-25').call<{ session: string }>('session.open', { chair: null, partOf: id })

async function partAt(part: string): Promise<SessionState | undefined> {
  const { sessions } = await desk('VN-25').call<{ sessions: SessionState[] }>('sessions.list')
  return sessions.find(({ id }) => id === part)
}

async function openRooms(): Promise<void> {
  const pages = [seat(desk('VN'), 'VN', patterns.yellow), seat(desk('VN-25'), vietTri, patterns.red)]
  for (const page of await Promise.all(pages)) rooms.set(page.site, page)
}

/** The page of a site draws the program of that session: its revision, in as many slots. */
async function drawn(site: SiteId, session: string): Promise<void> {
  const node = site === 'VN' ? 'VN' : 'VN-25'
  await until(
    `${site} draws ${session}`,
    async () => {
      const { sessions } = await desk(node).call<{ sessions: SessionState[] }>('sessions.list')
      const program = sessions.find(({ id }) => id === session)?.program
      const { sceneRevision, drawn } = await room(site).state()
      return {
        ordered: [program?.revision, program?.scene.slots.length],
        shown: [sceneRevision, drawn.length],
      }
    },
    ({ ordered, shown }) => JSON.stringify(ordered) === JSON.stringify(shown),
  )
}

const events = (node: string, after: number) =>
  desk(node).call<{ events: EventRecord[] }>('record.list', { after, limit: 1000 })
const lastEvent = async (node: string) => (await events(node, 0)).events.at(-1)?.sequence ?? 0
/** What happened between the tiers since then. */
const recorded = async (node: string, after: number): Promise<EventBody[]> =>
  (await events(node, after)).events
    .map(({ body }) => body)
    .filter(({ kind }) => /^(showing|part|control)\./.test(kind))
