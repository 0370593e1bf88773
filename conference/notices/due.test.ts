import { describe, expect, test } from 'vitest'
import { announcePlan, cancelPlan, changePlan, makePlan } from '#conference/calendar'
import type { SiteId } from '#contract'
import { acknowledgement, type PlanDetails, type Planned } from '#contract/calendar'
import type { LadderNotice } from '#contract/readiness'
import { type Due, dueNotices, type Recipient, type Situation, type Told, withdrawn } from './index.ts'

const HOUR = 3_600_000
const now = Date.UTC(2026, 10, 24, 1)
const [vietTri, thanhBa] = ['VN-25-07900', 'VN-25-08152'] as const
const details: PlanDetails = {
  ...{ title: 'Giao ban', organiser: '', chair: { name: '', site: 'VN-25' }, mark: 'ordinary' },
  ...{ startsAt: now + 48 * HOUR, endsAt: now + 50 * HOUR, agenda: [], requirements: [], documents: [] },
  invitations: [],
}
const by = { by: 'Hà', at: now }
const draft = makePlan({ id: 'p1', owner: 'VN' }, details, [vietTri, thanhBa], by)
const announced = announcePlan(draft, [vietTri, thanhBa], by)
const moved = (change: Partial<PlanDetails>, sites: SiteId[] = [vietTri, thanhBa]) =>
  changePlan(announced, { ...details, ...change }, sites, by)
const to = (site: SiteId, address = `${site}@x.vn`): Recipient => ({
  ...{ site, person: 'Hà', channel: 'email', address },
})
const office = [to('VN-25', 'vp@x.vn')]
const late: LadderNotice = {
  ...{
    session: 's1',
    title: 'Giao ban',
    startsAt: now + HOUR,
    node: 'VN',
    step: 'T-60',
    reach: 'site',
    at: now,
  },
  ...{ to: vietTri, sites: [{ site: vietTri, grade: 'untested' }] },
}

const around = (plans: Planned[], more: Partial<Situation> = {}): Situation => ({
  ...{ now, plans, given: () => new Map(), ladders: [], unnamed: [], office },
  isLadderKnown: () => true,
  recipientsOf: (site) => (site.startsWith('VN-25-') ? [to(site)] : []),
  remindBeforeMs: [24 * HOUR, 2 * HOUR],
  ...more,
})
/** What a store knows of what was queued. */
function memory(at = now) {
  const queued: (Due & { id: string })[] = []
  const told: Told = {
    has: (about, key) => queued.some((each) => each.about === about && each.key === key),
    lastOf(about, { site, address }) {
      const last = queued.findLast(
        (each) =>
          each.about === about &&
          each.to.site === site &&
          each.to.address === address &&
          each.kind !== 'unanswered',
      )
      return last ? { id: last.id, kind: last.kind, at, says: last.says } : null
    },
  }
  return {
    look(situation: Situation) {
      const due = dueNotices(situation, told)
      queued.push(...due.map((each, index) => ({ ...each, id: `n${queued.length + index}` })))
      return due.map(({ kind, to: { site } }) => `${kind} ${site}`)
    },
    queued,
    past: (situation: Situation) =>
      withdrawn(queued, situation, told).map(({ kind, to: { site } }) => `${kind} ${site}`),
  }
}

describe('sessions', () => {
  test('Q1, Q3, Q5, Q9: the invited are told once, of no draft, and so is who is named later', () => {
    const { look, queued } = memory()
    expect(look(around([draft]))).toEqual([])
    expect(look(around([announced]))).toEqual([`invited ${vietTri}`, `invited ${thanhBa}`])
    expect(look(around([announced]))).toEqual([])
    const more = around([announced], { recipientsOf: (site) => [to(site), to(site, 'new@x.vn')] })
    expect(look(more)).toEqual([`invited ${vietTri}`, `invited ${thanhBa}`])
    expect(new Set(queued.map(({ key }) => key)).size).toBe(4)
    expect(look(around([announced], { now: details.startsAt }))).toEqual([])
  })

  test('Q4: another time, end or place is told, and nothing that concerns nobody', () => {
    for (const change of [
      { startsAt: details.startsAt + HOUR },
      { endsAt: details.endsAt + HOUR },
      { chair: { name: '', site: 'VN' } },
    ]) {
      const { look, queued } = memory()
      look(around([announced]))
      expect(look(around([moved(change)]))).toEqual([`changed ${vietTri}`, `changed ${thanhBa}`])
      expect(queued.at(-1)).toMatchObject({
        replaces: 'n1',
        facts: { before: { startsAt: details.startsAt } },
      })
      expect(look(around([moved(change)]))).toEqual([])
    }
    const { look } = memory()
    look(around([announced]))
    expect(look(around([moved({ title: 'Giao ban tuần', documents: ['Báo cáo'] })]))).toEqual([])
  })

  test('Q4: what is moved there and back is told each time', () => {
    const { look } = memory()
    look(around([announced]))
    const away = moved({ endsAt: details.endsAt + HOUR })
    look(around([away]))
    expect(look(around([{ ...away, plan: { ...announced.plan } }]))).toHaveLength(2)
    expect(look(around([away]))).toHaveLength(2)
  })

  test('Q4: who was told is told that it is cancelled or held without them; nobody else is', () => {
    const { look } = memory()
    const cancelled = cancelPlan(announced, 'bão', by)
    expect(look(around([cancelled]))).toEqual([])
    look(around([announced]))
    const without = moved({}, [vietTri])
    expect(look(around([without]))).toEqual([`dropped ${thanhBa}`])
    expect(look(around([cancelPlan(without, 'bão', by)]))).toEqual([`cancelled ${vietTri}`])
    expect(look(around([announced]))).toEqual([`invited ${vietTri}`, `invited ${thanhBa}`])
  })

  test('Q6: who has not acknowledged is reminded at each moment, not for one that was missed', () => {
    const { look } = memory()
    look(around([announced]))
    const answer = acknowledgement.parse({
      ...{ plan: 'p1', site: vietTri, revision: 1, asking: 1, at: now, by: 'Hà', way: 'page' },
      answer: { is: 'received', attendees: [] },
    })
    const given = () => new Map([[vietTri, answer]])
    const at = (before: number) => around([announced], { given, now: details.startsAt - before })
    expect(look(at(25 * HOUR))).toEqual([])
    expect(look(at(24 * HOUR))).toEqual([`unanswered ${thanhBa}`])
    expect(look(at(3 * HOUR))).toEqual([])
    expect(look(at(2 * HOUR))).toEqual([`unanswered ${thanhBa}`])
    const lately = memory(details.startsAt - HOUR)
    lately.look(at(HOUR))
    expect(lately.look(at(HOUR - 1))).toEqual([])
    const missed = memory()
    missed.look(around([announced], { given }))
    expect(missed.look(at(HOUR))).toEqual([`unanswered ${thanhBa}`])
  })
})

test('Q7: a step of a ladder is told once to whom it reaches, and again for another start', () => {
  const { look } = memory()
  const ladders = [late, { ...late, reach: 'province' as const, to: 'VN-25' }]
  expect(look(around([], { ladders }))).toEqual([`site-late ${vietTri}`, 'province-late VN-25'])
  expect(look(around([], { ladders }))).toEqual([])
  const later = ladders.map((each) => ({ ...each, startsAt: each.startsAt + HOUR }))
  expect(look(around([], { ladders: later }))).toHaveLength(2)
  expect(look(around([], { ladders, now: late.startsAt }))).toEqual([])
})

test('Q14: a reminder is withdrawn when its site answers, a step of a ladder when it is over', () => {
  const { look, past } = memory()
  const at = details.startsAt - 24 * HOUR
  look(around([announced]))
  const now = around([announced], { now: at, ladders: [{ ...late, startsAt: at + HOUR }] })
  expect(look(now)).toEqual([`unanswered ${vietTri}`, `unanswered ${thanhBa}`, `site-late ${vietTri}`])
  expect(past(now).filter((each) => !each.startsWith('invited'))).toEqual([])
  const answer = acknowledgement.parse({
    ...{ plan: 'p1', site: vietTri, revision: 1, asking: 1, at, by: 'Hà', way: 'page' },
    answer: { is: 'received', attendees: [] },
  })
  const later = { ...now, given: () => new Map([[vietTri, answer]]), ladders: [] }
  expect(past(later).filter((each) => !each.startsWith('invited'))).toEqual([
    `unanswered ${vietTri}`,
    `site-late ${vietTri}`,
  ])
})

test('Q14: a step of a ladder that may not have been heard of yet is not over; a reminder needs no ladder', () => {
  const { look, past } = memory()
  look(around([announced]))
  const at = details.startsAt - 24 * HOUR
  look(around([announced], { now: at, ladders: [{ ...late, startsAt: at + HOUR }] }))
  const later = around([cancelPlan(announced, 'bão', by)], { now: at })
  const gone = (isLadderKnown: Situation['isLadderKnown']) =>
    past({ ...later, isLadderKnown }).filter((each) => !each.startsWith('invited'))
  const reminders = [`unanswered ${vietTri}`, `unanswered ${thanhBa}`]
  expect(gone(() => false)).toEqual(reminders)
  expect(gone((session) => session !== late.session)).toEqual(reminders)
  expect(gone((session) => session === late.session)).toEqual([...reminders, `site-late ${vietTri}`])
})

test('Q8: the office hears once a week of sites without a focal person, from Monday eight o’clock', () => {
  const { look } = memory()
  const monday = Date.UTC(2026, 10, 30, 1)
  const at = (moment: number, unnamed: SiteId[] = [vietTri]) => look(around([], { unnamed, now: moment }))
  expect(at(now, [])).toEqual([])
  expect(at(now)).toEqual(['unnamed VN-25'])
  expect(at(monday - 1)).toEqual([])
  expect(at(monday)).toEqual(['unnamed VN-25'])
})
