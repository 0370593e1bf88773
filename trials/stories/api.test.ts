import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { blankRecord } from '#conference/directory'
import { type BodyOf, describeError, errorBody, PROTOCOL_VERSION } from '#contract'
import type { PlanDraft } from '#contract/calendar'
import {
  type ConsoleOperation,
  type ConsoleOperations,
  consoleOperations,
  type Right,
  right,
} from '#contract/console'
import { silentLog } from '#foundation/log'
import { type Constellation, startConstellation, threeTiers } from '#trials/constellation'
import { doorsOf, type HostileSocket } from '#trials/hostile'
import { siteScene, until } from '#trials/stage'
import { noticeConfig } from '../../apps/node/notice-config.ts'
import { type ApiDocument, callerBy, operationsOf, parseApiDocument, workingSchema } from './api-document.ts'

const everyRight = right.options
/** What a province alone may do is tried in `authority.test.ts` and `directory.test.ts`. */
type OfProvince = 'showing.rule' | 'showing.answer' | 'bodies.set' | 'bodies.close'
type CentreOperation = Exclude<ConsoleOperation, OfProvince>
const operations = (Object.keys(consoleOperations) as ConsoleOperation[]).filter(
  (op): op is CentreOperation =>
    op !== 'showing.rule' && op !== 'showing.answer' && op !== 'bodies.set' && op !== 'bodies.close',
)
const linhSon = 'VN-19-05710'

let constellation: Constellation
let url: string

beforeAll(async () => {
  const centre = threeTiers({ storeOf: () => 'pglite:memory' }).filter(({ node }) => node === 'VN')
  constellation = await startConstellation(
    centre.map((config) => ({ ...config, notices: mailToNobody })),
    silentLog,
  )
  url = constellation.tier('VN').control.url
})
/** A mail server that is not there: what the office would be told waits. */
const mailToNobody = noticeConfig.parse({
  email: {
    ...{ host: '127.0.0.1', port: 9, tls: 'none' },
    sender: { name: 'Trung ương', address: 'thongbao@x.vn' },
  },
  office: { emails: ['vp@x.vn'] },
})
let page: HostileSocket | undefined
afterAll(() => {
  page?.close()
  return constellation?.close()
})
/** A node runs 64 sessions at most. */
afterEach(async () => {
  const { keeper } = constellation.tier('VN').control
  for (const { id } of keeper.all()) await keeper.close(id, 'trial')
  const { rounds } = consoleOperations['rounds.list'].reply.parse(await askInside('rounds.list', {}))
  for (const { round } of rounds)
    if (round.state !== 'closed') await askInside('rounds.close', { round: round.id })
})

async function tokenWith(rights: readonly Right[]): Promise<string> {
  const { sites } = constellation.tier('VN').control
  return (await sites.issueAccessToken({ name: 'kịch bản', rights, expiresAt: null })).token
}

async function post(op: string, token: string | null, body: unknown) {
  const answer = await fetch(`${url}/api/v1/${op}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  })
  return { status: answer.status, body: (await answer.json()) as unknown }
}

const refusal = z.strictObject({ error: errorBody })
const refused = async (status: number, code: string, answer: ReturnType<typeof post>) => {
  const got = await answer
  expect(got.status, JSON.stringify(got.body)).toBe(status)
  const { error } = refusal.parse(got.body)
  expect(error.code).toBe(code)
  return error
}

const askInside = (op: ConsoleOperation, body: unknown) =>
  constellation
    .tier('VN')
    .control.node.console.request({ rights: [...everyRight], by: 'trial', origin: url }, op, body)
const openSession = async () =>
  consoleOperations['session.open'].reply.parse(
    await askInside('session.open', { title: 'Phiên họp thử', chair: null }),
  )

/** A request of the centre for a site whose province wants to be asked. */
async function askedSession() {
  const { session } = await openSession()
  const { keeper } = constellation.tier('VN').control
  const rule = { session, province: 'VN-19', rule: 'ask' as const }
  await keeper.command('showing.rule', rule, 'trial', 'VN-19')
  return session
}

/** A template that the centre has saved. */
async function savedScene() {
  const body = { session: null, name: 'Khai mạc', scene: siteScene('full', linhSon) }
  return consoleOperations['scenes.save'].reply.parse(await askInside('scenes.save', body))
}

const patrolSettings = {
  name: 'Các xã',
  list: { kind: 'below' as const, unit: 'VN-19' },
  stepMs: 3000,
  slots: 4,
  order: 'listed' as const,
}
/** A session in which an operator talks with a site privately. */
async function cuedSession() {
  const { session } = await openSession()
  await askInside('cue.open', { session, site: linhSon })
  return { session, site: linhSon }
}

/** A session with a program for the one who speaks. */
async function programOfSession() {
  const { session } = await openSession()
  const made = await askInside('audience.open', { session, ...forSpeaker })
  return { session, ...consoleOperations['audience.open'].reply.parse(made) }
}
const forSpeaker = {
  name: 'Người phát biểu',
  audience: { kind: 'speaker' as const },
  scene: siteScene('full', linhSon),
}

/** A patrol of a session. */
async function patrolOfSession() {
  const { session } = await openSession()
  const made = await askInside('patrol.create', { session, settings: patrolSettings })
  return { session, ...consoleOperations['patrol.create'].reply.parse(made) }
}

const openRollCall = async () => {
  const opened = await askInside('roll-call.open', { ...(await openSession()), question: '', sites: null })
  return consoleOperations['roll-call.open'].reply.parse(opened)
}

const openRound = async () => {
  const opened = await askInside('rounds.open', { title: 'T-30', form: 'short', sites: [linhSon] })
  return consoleOperations['rounds.open'].reply.parse(opened)
}

/** The page of the centre's own room. */
async function seatedPage() {
  const doors = doorsOf(constellation, 'VN')
  page?.close()
  page = await doors.room('VN', await doors.signIn('VN'))
  const hello = { protocol: PROTOCOL_VERSION, client: 'trial', takeOver: true }
  expect(await page.ask('hello', hello)).toMatchObject({ ok: true })
  return page
}

/** A call for help by the room's page; the one that is open, if there is one: a page may not call without end. */
async function callForHelp() {
  const calls = async () => {
    const listed = await askInside('incidents.list', { site: null })
    return consoleOperations['incidents.list'].reply.parse(listed).incidents
  }
  if ((await calls()).length === 0)
    expect(await (await seatedPage()).ask('help.call', { words: null })).toMatchObject({ ok: true })
  const [found] = await calls()
  return { incident: found?.id ?? expect.fail('no incident') }
}

/** A session that begins in ten minutes: its gate is open. */
const ladderSession = async () => {
  const { session } = await openSession()
  await askInside('ladder.set', { session, startsAt: Date.now() + 600_000 })
  return { session }
}
/** A sheet that says something of the centre's own room. */
const directorySheet = () =>
  Buffer.from(`Mã đơn vị;Ghi chú\nVN;ghi lúc ${performance.now()}\n`).toString('base64')
/** A unit that lies in a commune of today. */
const formersSheet = () =>
  Buffer.from(`Tên đơn vị cũ;Mã đơn vị mới;Từ ngày\nXã Thử ${performance.now()};05710;1/7/2025\n`).toString(
    'base64',
  )
const formersPreview = async () => {
  const made = await askInside('lineage.import-preview', { base64: formersSheet() })
  return consoleOperations['lineage.import-preview'].reply.parse(made).preview
}
const directoryRecord = (seen: number) => ({
  record: { ...blankRecord('VN'), notes: `ghi lúc ${performance.now()}` },
  seen,
})

const viewer = {
  ...{ person: 'Nguyễn Thị Hòa', post: '', phone: '' },
  ...{ role: 'viewer' as const, unit: 'VN', provider: null },
}
let persons = 0
async function madeAccount() {
  const made = await askInside('accounts.create', { name: `nguoi.${persons++}`, ...viewer })
  return { id: consoleOperations['accounts.create'].reply.parse(made).id }
}

/** A session of the centre an hour from now. */
const planDetails = (title = 'Giao ban trực tuyến'): PlanDraft => {
  const startsAt = Date.now() + 3_600_000
  return {
    ...{ title, organiser: 'Văn phòng Chính phủ', chair: { name: '', site: 'VN' }, mark: 'ordinary' },
    ...{ startsAt, endsAt: startsAt + 3_600_000, agenda: [], requirements: [], documents: [] },
    invitations: [{ rule: 'unit', unit: 'VN' }],
  }
}
const draftedPlan = async () =>
  consoleOperations['calendar.plan'].reply.parse(await askInside('calendar.plan', { details: planDetails() }))
const announcedPlan = async () => {
  const { plan, revision } = await draftedPlan()
  await askInside('calendar.announce', { plan, seen: revision })
  return { plan }
}

const scriptLine = {
  ...{ id: 'L1', title: 'Khai mạc', who: 'Chủ tọa', scene: null, audiences: [], speakers: [linhSon] },
  ...{ plannedSeconds: 600, note: '' },
}
const writtenScript = async () => {
  const { session } = await openSession()
  const written = await askInside('script.write', { session, seen: 0, lines: [scriptLine] })
  return { session, seen: consoleOperations['script.write'].reply.parse(written).revision, program: 0 }
}
const movedScript = async () => {
  const { session, seen, program } = await writtenScript()
  const to = { kind: 'next' }
  const moved = await askInside('script.move', { session, seen, program, audiences: [], to })
  return { session, seen: consoleOperations['script.move'].reply.parse(moved).revision, program }
}

/** The notice that the centre's own room has no focal person. */
async function queuedNotice() {
  const list = async () =>
    consoleOperations['notices.list'].reply.parse(await askInside('notices.list', {})).notices
  const { answer } = await until('a notice', list, ({ length }) => length > 0)
  return { notice: answer[0]?.id ?? '' }
}
const noticeOf = { kind: 'invited' as const, channel: 'email' as const }
const noticeWording = { subject: 'Mời họp', text: '{phien-hop}, {bat-dau}' }

const waiver = { sites: null, by: 'Nguyễn Văn An', reason: 'Họp khẩn' }

/** A body for each operation that the node carries out. A new operation does not compile without one. */
const goodBodies: { [Op in CentreOperation]: () => Promise<BodyOf<ConsoleOperations, Op>> } = {
  'node.describe': async () => ({}),
  'sessions.list': async () => ({}),
  'session.open': async () => ({ title: 'Phiên họp ba cấp', chair: linhSon }),
  'session.close': openSession,
  'session.take': async () => ({ ...(await openSession()), seen: 0, scene: siteScene('full', linhSon) }),
  'session.prepare': async () => ({ ...(await openSession()), scene: siteScene('full', linhSon) }),
  'floor.open': async () => ({ ...(await openSession()), site: linhSon }),
  'floor.close': async () => ({ ...(await openSession()), site: linhSon }),
  'floor.close-all': openSession,
  'floor.close-others': openSession,
  'floor.invite': async () => ({ ...(await openSession()), site: linhSon }),
  'floor.withdraw': async () => ({ ...(await openSession()), site: linhSon }),
  'floor.lower': async () => ({ ...(await openSession()), site: linhSon }),
  'scenes.list': async () => ({}),
  'scenes.save': async () => ({ session: null, name: 'Giải lao', scene: siteScene('full', linhSon) }),
  'scenes.rename': async () => ({ ...(await savedScene()), name: 'Bế mạc' }),
  'scenes.move': async () => ({ ...(await savedScene()), place: 0 }),
  'scenes.delete': savedScene,
  'script.get': openSession,
  'script.agenda': openSession,
  'script.write': async () => ({ ...(await openSession()), seen: 0, lines: [scriptLine] }),
  'script.move': async () => ({ ...(await writtenScript()), audiences: [], to: { kind: 'next' as const } }),
  'script.undo': movedScript,
  'script.timer': async () => ({ session: (await movedScript()).session, paused: true }),
  'floor.bound': async () => ({ ...(await openSession()), bound: 3 }),
  'control.grant': async () => ({ ...(await openSession()), to: 'VN-19' }),
  'control.return': openSession,
  'control.take': openSession,
  'session.local-parts': async () => ({ ...(await openSession()), allowed: true }),
  'showing.standing': async () => ({ rule: 'ask' }),
  'showing.ask': async () => ({ session: await askedSession(), site: linhSon, note: '' }),
  'showing.withdraw': async () => {
    const session = await askedSession()
    const asked = await askInside('showing.ask', { session, site: linhSon, note: '' })
    return { session, ...consoleOperations['showing.ask'].reply.parse(asked) }
  },
  'content.present': async () => ({ ...(await openSession()), site: linhSon }),
  'cue.open': async () => ({ ...(await openSession()), site: linhSon }),
  'cue.countdown': async () => ({ ...(await cuedSession()), seconds: 5 }),
  'cue.cancel': cuedSession,
  'cue.close': cuedSession,
  'audience.open': async () => ({ ...(await openSession()), ...forSpeaker }),
  'audience.take': async () => ({ ...(await programOfSession()), seen: 1, scene: siteScene('full', 'VN') }),
  'audience.close': programOfSession,
  'patrol.create': async () => ({ ...(await openSession()), settings: patrolSettings }),
  'patrol.change': async () => ({ ...(await patrolOfSession()), settings: patrolSettings }),
  'patrol.remove': patrolOfSession,
  'patrol.start': patrolOfSession,
  'patrol.pause': patrolOfSession,
  'patrol.next': patrolOfSession,
  'patrol.previous': patrolOfSession,
  'chair.call': async () => ({ ...(await openSession()), site: linhSon }),
  'chair.put-aside': async () => {
    const called = await askInside('chair.call', { ...(await openSession()), site: linhSon })
    return consoleOperations['chair.call'].reply.parse(called)
  },
  'line.say': async () => ({ ...(await openSession()), to: null, text: 'Nghe rõ trả lời' }),
  'line.list': openSession,
  'record.list': async () => ({ after: 0, limit: 1000 }),
  'roll-call.open': async () => ({ ...(await openSession()), question: 'Nghe rõ?', sites: [linhSon] }),
  'roll-call.set': async () => ({
    ...(await openRollCall()),
    ...{ site: linhSon, presence: 'absent' as const, reason: 'Mất điện' },
  }),
  'roll-call.close': openRollCall,
  'roll-call.list': openSession,
  'readiness.board': async () => ({}),
  'readiness.site': async () => ({ site: linhSon }),
  'tests.ask': async () => {
    await seatedPage()
    return { site: 'VN', form: 'full' }
  },
  'rounds.list': async () => ({}),
  'rounds.open': async () => ({ title: 'T-60', form: 'full', sites: [linhSon] }),
  'rounds.pause': openRound,
  'rounds.resume': openRound,
  'rounds.retest': async () => ({ ...(await openRound()), sites: null }),
  'rounds.close': openRound,
  'incidents.list': async () => ({ site: null }),
  'incidents.answer': callForHelp,
  'incidents.assign': async () => ({ ...(await callForHelp()), owner: { party: 'centre' as const } }),
  'incidents.close': callForHelp,
  'incidents.fix': async () => ({ ...(await callForHelp()), note: 'Đã thay dây' }),
  'ladder.set': async () => ({ ...(await openSession()), startsAt: Date.now() + 3_600_000 }),
  'ladder.get': ladderSession,
  'ladder.unwaive': async () => {
    const { session } = await ladderSession()
    const { waiver: id } = consoleOperations['ladder.waive'].reply.parse(
      await askInside('ladder.waive', { session, ...waiver }),
    )
    return { session, waiver: id }
  },
  'ladder.waive': async () => ({ ...(await ladderSession()), ...waiver }),
  'ladder.declare': async () => {
    const { session } = await ladderSession()
    await askInside('ladder.waive', { session, ...waiver })
    return { session }
  },
  'quality.site': async () => ({ site: 'VN' }),
  'directory.list': async () => ({ text: 'trung uong', unnamed: true }),
  'directory.get': async () => ({ site: 'VN' }),
  'directory.history': async () => ({ site: 'VN' }),
  'directory.set': async () => {
    const { entry } = consoleOperations['directory.get'].reply.parse(
      await askInside('directory.get', { site: 'VN' }),
    )
    return directoryRecord(entry?.revision ?? 0)
  },
  'directory.import-preview': async () => ({ base64: directorySheet() }),
  'directory.import-confirm': async () => {
    const made = await askInside('directory.import-preview', { base64: directorySheet() })
    return { preview: consoleOperations['directory.import-preview'].reply.parse(made).preview }
  },
  'directory.template': async () => ({ format: 'xlsx' }),
  'directory.export': async () => ({ format: 'csv', separator: ';' }),
  'circuits.list': async () => ({ text: 'vnpt', troubled: true }),
  'search.find': async () => ({ text: 'trung uong' }),
  'bodies.list': async () => ({}),
  'lineage.list': async () => ({ text: 'kim duc' }),
  'lineage.import-preview': async () => ({ base64: formersSheet() }),
  'lineage.import-confirm': async () => ({ preview: await formersPreview() }),
  'lineage.remove': async () => {
    await askInside('lineage.import-confirm', { preview: await formersPreview() })
    const listed = await askInside('lineage.list', { limit: 1 })
    const [first] = consoleOperations['lineage.list'].reply.parse(listed).formers
    return { former: first?.id ?? expect.fail('no former unit') }
  },
  'lineage.template': async () => ({ format: 'csv' }),
  'participation.get': openSession,
  'participation.export': async () => ({ ...(await openSession()), separator: ';' as const }),
  'notices.list': async () => ({ standing: 'waiting' }),
  'notices.get': queuedNotice,
  'notices.again': async () => ({}),
  'notices.templates': async () => ({}),
  'notices.preview': async () => ({ ...noticeOf, wording: noticeWording }),
  'notices.set-template': async () => ({ ...noticeOf, seen: 0, wording: noticeWording }),
  'calendar.list': async () => ({ from: Date.now(), text: 'giao ban' }),
  'calendar.get': announcedPlan,
  'calendar.resolve': async () => ({
    startsAt: Date.now(),
    invitations: [{ rule: 'communes', of: 'VN-19' }, { rule: 'provinces' }],
  }),
  'calendar.plan': async () => ({ details: planDetails() }),
  'calendar.change': async () => {
    const { plan, revision: seen } = await draftedPlan()
    return { plan, seen, details: planDetails('Giao ban tuần') }
  },
  'calendar.announce': async () => {
    const { plan, revision: seen } = await draftedPlan()
    return { plan, seen }
  },
  'calendar.cancel': async () => ({ ...(await announcedPlan()), seen: 2, reason: 'Bão' }),
  'calendar.acknowledgements': async () => ({ ...(await announcedPlan()), below: 'VN' }),
  'calendar.acknowledge': async () => ({
    ...(await announcedPlan()),
    ...{ site: 'VN', asking: 1, answer: { is: 'received' as const, attendees: [] } },
  }),
  'sites.list': async () => ({ below: 'VN-19', text: 'linh son', limit: 5 }),
  'sites.list-links': async () => ({}),
  'sites.issue-link': async () => ({ site: 'VN' }),
  'sites.issue-links': async () => ({ sites: ['VN'], replace: true }),
  'sites.revoke-links': async () => ({ site: 'VN' }),
  'links.describe': async () => ({}),
  'consoles.issue': async () => ({ role: 'viewer', hours: 1 }),
  'consoles.list': async () => ({}),
  'consoles.end': async () => {
    const { sites } = constellation.tier('VN').control
    return { id: (await sites.issueConsoleLink({ role: 'viewer', nodeId: 'VN' })).linkId }
  },
  'accounts.list': async () => ({ text: 'hoa' }),
  'accounts.create': async () => ({ name: `nguoi.${persons++}`, ...viewer }),
  'accounts.change': async () => ({ ...(await madeAccount()), settings: { ...viewer, unit: 'VN-19' } }),
  'accounts.disable': async () => ({ ...(await madeAccount()), disabled: true }),
  'accounts.invite': madeAccount,
  'accounts.end-sessions': madeAccount,
  'accounts.me': async () => ({}),
  'tokens.issue': async () => ({ name: 'cấp tiếp', rights: ['tokens'], expiresAt: null }),
  'tokens.list': async () => ({}),
  'tokens.revoke': async () => {
    const { sites } = constellation.tier('VN').control
    const { tokenId } = await sites.issueAccessToken({ name: 'x', rights: ['read'], expiresAt: null })
    return { id: tokenId }
  },
}

/** Nobody gives out a right that they do not hold: a viewer's link needs that right too. A script opens microphones. */
const alsoNeeded: { [Op in CentreOperation]?: Right[] } = {
  'consoles.issue': ['read'],
  'script.move': ['floor'],
  'script.undo': ['floor'],
  'accounts.create': ['read'],
  'accounts.change': ['read'],
  'accounts.disable': ['read'],
  'accounts.invite': ['read'],
  'accounts.end-sessions': ['read'],
}

describe.each(operations)('%s', (op) => {
  const needed = consoleOperations[op].right
  const others = everyRight.filter((each) => each !== needed)

  test('is carried out with the one right that it needs, and answers as the contract says', async () => {
    const { status, body } = await post(
      op,
      await tokenWith([needed, ...(alsoNeeded[op] ?? [])]),
      await goodBodies[op](),
    )
    expect(status, JSON.stringify(body)).toBe(200)
    consoleOperations[op].reply.parse(body)
  })

  test('is refused to a token with every other right, which is told what it lacks, and nothing is done', async () => {
    const [token, body] = [await tokenWith(others), await goodBodies[op]()]
    const before = await standing()
    const { details } = await refused(403, 'auth.not-allowed', post(op, token, body))
    expect(details).toEqual({ right: needed })
    expect(await standing()).toEqual(before)
  })

  test('is refused without a token, and with one that nobody issued', async () => {
    const body = await goodBodies[op]()
    const before = await standing()
    await refused(401, 'auth.required', post(op, null, body))
    await refused(401, 'auth.required', post(op, 'A'.repeat(43), body))
    expect(await standing()).toEqual(before)
  })
})

/** All that an operation could have changed at this node. */
const standing = async () => ({
  sessions: await askInside('sessions.list', {}),
  tokens: await askInside('tokens.list', {}),
  consoles: await askInside('consoles.list', {}),
  accounts: await askInside('accounts.list', {}),
  links: (await constellation.tier('VN').control.sites.listLinks('VN')).length,
  directory: await askInside('directory.list', {}),
  lineage: await askInside('lineage.list', {}),
  calendar: await askInside('calendar.list', {}),
})

test('a token that was revoked is no longer taken', async () => {
  const admin = await tokenWith(['tokens', 'read'])
  const issued = await post('tokens.issue', admin, { name: 'tạm', rights: ['read'], expiresAt: null })
  const { id, token } = consoleOperations['tokens.issue'].reply.parse(issued.body)
  expect(await post('sessions.list', token, {})).toMatchObject({ status: 200 })
  expect(await post('tokens.revoke', admin, { id })).toMatchObject({ status: 200 })
  await refused(401, 'auth.required', post('sessions.list', token, {}))
})

test('a token is taken until the moment it expires, and not after', async () => {
  const expiresAt = Date.now() + 3000
  const body = { name: 'ba giây', rights: ['read'], expiresAt }
  const issued = await post('tokens.issue', await tokenWith(['tokens', 'read']), body)
  const { token } = consoleOperations['tokens.issue'].reply.parse(issued.body)
  expect(await post('sessions.list', token, {})).toMatchObject({ status: 200 })
  await until(
    'the token has expired',
    () => post('sessions.list', token, {}),
    ({ status }) => status === 401,
    { withinMs: 6000 },
  )
  expect(Date.now()).toBeGreaterThanOrEqual(expiresAt)
})

test('a token gives no right that its issuer does not hold', async () => {
  const body = { name: 'leo thang', rights: ['tokens', 'display'], expiresAt: null }
  const { details } = await refused(
    403,
    'auth.not-allowed',
    post('tokens.issue', await tokenWith(['tokens']), body),
  )
  expect(details).toEqual({ right: 'display' })
})

describe('the OpenAPI document', () => {
  let served: unknown
  let document: ApiDocument
  beforeAll(async () => {
    served = await (await fetch(`${url}/api/v1/openapi.json`)).json()
    document = parseApiDocument(served)
  })

  test('is OpenAPI 3.1, and shows no page of people and no door of a room', () => {
    expect(Object.keys(document.paths).filter((path) => !path.startsWith('/api/v1/'))).toEqual(['/healthz'])
    expect(Object.keys(document.paths).filter((path) => path.includes('room'))).toEqual([])
  })

  test.each(operations)('names %s, with its right and the forms of its body, reply and refusal', (op) => {
    const found = operationsOf(document).find(({ operation }) => operation.operationId === op)
    if (!found) return expect.fail(`no ${op}`)
    const { path, method, operation } = found
    expect({ path, method }).toEqual({ path: `/api/v1/${op}`, method: 'post' })
    expect(operation).toMatchObject({
      summary: consoleOperations[op].summary,
      description: `Right: ${consoleOperations[op].right}`,
    })
    const [body, reply] = [samplesOf(op), samplesOf(`${op}.reply`)]
    for (const good of body.valid) workingSchema(operation.requestBody).parse(good)
    for (const good of reply.valid) workingSchema(operation.responses['200']).parse(good)
    const foreign = { ...body.valid[0], somethingElse: 1 }
    expect(workingSchema(operation.requestBody).safeParse(foreign).success).toBe(false)
    workingSchema(operation.responses.default).parse({ error: describeError('auth.required') })
  })

  test('is enough for a script: it opens a session, takes a scene, and is told why a stale take is refused', async () => {
    const call = callerBy(document, url, await tokenWith(['read', 'display']))
    const { session } = shape(
      { session: z.string() },
      await call('session.open', { title: 'Kịch bản', chair: null }),
    )
    const find = async () => {
      const { sessions } = shape({ sessions: z.array(running) }, await call('sessions.list', {}))
      return sessions.find(({ id }) => id === session) ?? expect.fail('the session is not listed')
    }
    const { revision: seen } = (await find()).program
    const scene = { layout: '1+1', slots: [{ kind: 'site', site: linhSon }, { kind: 'empty' }] }
    const { revision } = shape({ revision: z.number() }, await call('session.take', { session, seen, scene }))
    expect((await find()).program).toEqual({ revision, scene })
    await expect(call('session.take', { session, seen, scene })).rejects.toThrow('session.stale')
    await expect(call('floor.open', { session, site: linhSon })).rejects.toThrow('auth.not-allowed')
    await call('session.close', { session })
    await expect(find()).rejects.toThrow('not listed')
  })
})

const running = z.object({
  id: z.string(),
  program: z.object({ revision: z.number(), scene: z.unknown() }),
})
const shape = <Shape extends z.ZodRawShape>(form: Shape, value: unknown) => z.object(form).parse(value)

const sampleFile = z.object({ valid: z.array(z.record(z.string(), z.unknown())).min(1) })
const samplesOf = (message: string) =>
  sampleFile.parse(
    JSON.parse(
      readFileSync(join(import.meta.dirname, `../../contract/examples/console/${message}.json`), 'utf8'),
    ),
  )
