import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refusal, type SiteId } from '#contract'
import {
  type Acknowledgement,
  acknowledgement,
  type PlanDetails,
  type PlanDraft,
  type Planned,
  planned,
} from '#contract/calendar'
import {
  acknowledge,
  announcePlan,
  cancelPlan,
  changePlan,
  checkDraft,
  closePlan,
  countsAmong,
  countsOf,
  draftFrom,
  invitedBy,
  makePlan,
  mergeAcknowledgements,
  movedTo,
  openPlan,
  standingOf,
  templateOf,
} from './index.ts'

const [vietTri, thanhBa, linhSon] = ['VN-25-07900', 'VN-25-08152', 'VN-19-05710'] as const
const units = ['VN', 'VN-19', 'VN-25', linhSon, vietTri, thanhBa, 'VN-25-SYT'].map((id) => ({ id }))
const HOUR = 3_600_000
const now = 1_800_000_000_000
const draft: PlanDraft = {
  ...{ title: 'Giao ban', organiser: 'Văn phòng Chính phủ', chair: { name: 'Đồng chí A', site: 'VN' } },
  ...{ startsAt: now + 10 * HOUR, endsAt: now + 12 * HOUR, agenda: [], requirements: [], documents: [] },
  ...{ invitations: [{ rule: 'communes', of: 'VN-25' }], mark: 'ordinary' },
}
const details = checkDraft(draft)
const move = { by: 'Hà', at: now }
const drafted = (sites: SiteId[] = [thanhBa, vietTri]) =>
  makePlan({ id: 'p', owner: 'VN' }, details, sites, move)
const announced = (sites?: SiteId[]) => announcePlan(drafted(sites), sites ?? [thanhBa, vietTri], move)
const refusalOf = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  return 'not refused'
}
const given = (site: SiteId, more: Partial<Parameters<typeof acknowledge>[2]> = {}) => ({
  ...{ site, asking: 1, answer: { is: 'received' as const, attendees: [] }, way: 'page' as const },
  ...{ by: site, at: now, epoch: 0 },
  ...more,
})

describe('a plan', () => {
  test('W1: each state allows what it has to, and nothing else', () => {
    const running = openPlan(announced(), 's', move)
    const over = closePlan(running, move)
    const cancelled = cancelPlan(announced(), 'bận', move)
    const states = { draft: drafted(), announced: announced(), open: running, closed: over, cancelled }
    const agenda = [{ at: details.startsAt, title: 'Khai mạc', speaker: '' }]
    const acts: Record<string, (of: Planned) => unknown> = {
      rename: (of) => changePlan(of, { ...details, title: 'Khác' }, of.sites, move),
      agenda: (of) => changePlan(of, { ...details, agenda }, of.sites, move),
      announce: (of) => announcePlan(of, of.sites, move),
      cancel: (of) => cancelPlan(of, '', move),
      open: (of) => openPlan(of, 't', move),
      receive: (of) => acknowledge(of, undefined, given(vietTri, { asking: of.plan.asking })),
    }
    const may = Object.entries(states).map(([name, of]) => [
      name,
      Object.keys(acts).filter((act) => refusalOf(() => acts[act]?.(of)) === 'not refused'),
    ])
    expect(Object.fromEntries(may)).toEqual({
      draft: ['rename', 'agenda', 'announce', 'cancel'],
      announced: ['rename', 'agenda', 'cancel', 'open', 'receive'],
      open: ['agenda', 'receive'],
      closed: [],
      cancelled: [],
    })
    expect(refusalOf(() => acts.cancel?.(over))).toBe('calendar.state')
    expect(closePlan(over, move)).toBe(over)
  })

  test('W3, W9: another time asks again, other invitations drop whom they leave out', () => {
    const first = announced()
    const later = { ...details, startsAt: details.startsAt + HOUR, endsAt: details.endsAt + HOUR }
    const moved = changePlan(first, later, [vietTri], move)
    expect(moved).toMatchObject({ plan: { revision: 3, asking: 2 }, sites: [vietTri], dropped: [thanhBa] })
    const back = changePlan(moved, { ...later, title: 'Khác' }, [thanhBa, vietTri], move)
    expect(back).toMatchObject({ plan: { revision: 4, asking: 2 }, dropped: [] })
  })

  test('W3: another end or agenda is told and asks nobody again, other requirements do; a running one asks nobody', () => {
    const first = announced()
    const longer = { ...details, endsAt: details.endsAt + HOUR }
    const { startsAt, endsAt } = details
    const told = changePlan(first, longer, first.sites, move)
    expect(told.plan).toMatchObject({ revision: 3, asking: 1, earlier: { startsAt, endsAt } })
    const answer = acknowledge(first, undefined, given(vietTri))
    expect(standingOf(told.plan, answer)).toBe('received')
    const stricter = { ...longer, requirements: ['Kiểm thử trước 07:00'] }
    const asked = changePlan(told, stricter, told.sites, move)
    expect(asked.plan).toMatchObject({ revision: 4, asking: 2, earlier: { startsAt, endsAt } })
    expect(standingOf(asked.plan, answer)).toBe('outdated')
    const running = changePlan(openPlan(asked, 's', move), { ...stricter, requirements: [] }, [], move)
    expect(running.plan.asking).toBe(2)
  })

  test('W4, W10: nobody, or a time that is over, is not announced', () => {
    expect(refusalOf(() => announcePlan(drafted([]), [], move))).toBe('calendar.nobody')
    const late = { by: 'Hà', at: details.startsAt }
    expect(refusalOf(() => announcePlan(drafted(), [vietTri], late))).toBe('calendar.past')
    const passed = { ...details, startsAt: now - HOUR }
    expect(refusalOf(() => changePlan(announced(), passed, [vietTri], move))).toBe('calendar.past')
    // Late already, it may still be given more time.
    const longer = { ...details, endsAt: details.endsAt + HOUR }
    expect(changePlan(announced(), longer, [vietTri], late).plan.details.endsAt).toBe(longer.endsAt)
  })

  const change = fc.record({
    hours: fc.integer({ min: 1, max: 3 }),
    title: fc.constantFrom('a', 'b'),
    sites: fc.subarray([linhSon, thanhBa, vietTri] as string[], { minLength: 1 }),
  })
  test('W2, W3, W9: whatever changes come, revisions count them and nobody who was told is forgotten', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
        let at = announced()
        const told = new Set(at.sites)
        for (const { hours, title, sites } of changes) {
          const wanted: PlanDetails = { ...details, title, startsAt: now + hours * HOUR }
          const after = changePlan(at, wanted, sites.toSorted(), move)
          const isTimeNew = wanted.startsAt !== at.plan.details.startsAt
          expect(after.plan.asking - at.plan.asking).toBe(isTimeNew ? 1 : 0)
          expect(after === at ? 0 : after.plan.revision - at.plan.revision).toBe(after === at ? 0 : 1)
          expect(changePlan(after, wanted, sites.toSorted(), move)).toBe(after)
          for (const site of after.sites) told.add(site)
          expect([...after.sites, ...after.dropped].toSorted()).toEqual([...told].toSorted())
          planned.parse(after)
          at = after
        }
      }),
    )
  })

  test('W8: what can not be planned is refused, secrets by their name', () => {
    const line = (at: number) => ({ at, title: 'Mục', speaker: '' })
    const wrongs: [Partial<PlanDraft>, string][] = [
      [{ mark: 'secret' }, 'calendar.secret'],
      [{ endsAt: draft.startsAt }, 'calendar.wrong'],
      [{ endsAt: draft.startsAt + 25 * HOUR }, 'calendar.wrong'],
      [{ agenda: [line(draft.startsAt - 1)] }, 'calendar.wrong'],
      [{ agenda: [line(draft.endsAt)] }, 'calendar.wrong'],
      [{ agenda: [line(draft.startsAt + 2), line(draft.startsAt + 1)] }, 'calendar.wrong'],
      [{ agenda: [line(draft.startsAt), line(draft.startsAt)] }, 'not refused'],
    ]
    for (const [wrong, code] of wrongs) expect(refusalOf(() => checkDraft({ ...draft, ...wrong }))).toBe(code)
  })
})

describe('invitations', () => {
  const invited = (owner: string, ...rules: PlanDetails['invitations']) => invitedBy(rules, { owner, units })

  test('W4: rules name sites once, in order, at or below the owner', () => {
    expect(invited('VN', { rule: 'communes', of: 'VN-25' })).toEqual([vietTri, thanhBa])
    expect(invited('VN', { rule: 'communes', of: 'VN' })).toEqual([linhSon, vietTri, thanhBa])
    expect(invited('VN', { rule: 'provinces' })).toEqual(['VN-19', 'VN-25'])
    const mixed = invited(
      'VN',
      { rule: 'sites', sites: [vietTri, 'VN-25-SYT', vietTri] },
      { rule: 'unit', unit: 'VN-25' },
      { rule: 'communes', of: 'VN-25' },
    )
    expect(mixed).toEqual(['VN-25', vietTri, thanhBa, 'VN-25-SYT'])
    expect(refusalOf(() => invited('VN-25', { rule: 'communes', of: 'VN-19' }))).toBe('calendar.not-below')
    expect(refusalOf(() => invited('VN-25', { rule: 'provinces' }))).toBe('calendar.not-below')
    expect(refusalOf(() => invited('VN-25', { rule: 'sites', sites: ['VN-25-99999'] }))).toBe('site.unknown')
    const many = (count: number) =>
      Array.from({ length: count }, (_, at) => ({ id: `VN-25-${String(10000 + at)}` }))
    const all = (count: number) =>
      invitedBy([{ rule: 'communes', of: 'VN' }], { owner: 'VN', units: [{ id: 'VN' }, ...many(count)] })
    expect(all(4000)).toHaveLength(4000)
    expect(refusalOf(() => all(4001))).toBe('calendar.too-many-invited')
  })
})

describe('acknowledgements', () => {
  test('W5: who is not invited, or answers for an earlier time, is refused; the same again is no change', () => {
    const plan = announced()
    expect(refusalOf(() => acknowledge(plan, undefined, given(linhSon)))).toBe('calendar.unknown')
    const first = acknowledge(plan, undefined, given(vietTri))
    acknowledgement.parse(first)
    expect(acknowledge(plan, first, given(vietTri, { at: now + 1 }))).toBe(first)
    const absent = { is: 'absent' as const, reason: 'ốm' }
    expect(acknowledge(plan, first, given(vietTri, { answer: absent }))).toMatchObject({ revision: 2 })
    const later = { ...details, startsAt: details.startsAt + 1 }
    const moved = changePlan(plan, later, plan.sites, move)
    expect(refusalOf(() => acknowledge(moved, first, given(vietTri)))).toBe('calendar.time-changed')
    expect(standingOf(moved.plan, first)).toBe('outdated')
    expect(acknowledge(moved, first, given(vietTri, { asking: 2 }))).toMatchObject({ revision: 2, asking: 2 })
    const many = { ...first, revision: 100 }
    expect(refusalOf(() => acknowledge(plan, many, given(vietTri, { answer: absent })))).toBe(
      'calendar.too-many-answers',
    )
    const running = openPlan(plan, 's', move)
    expect(refusalOf(() => acknowledge(running, undefined, given(vietTri, { answer: absent })))).toBe(
      'calendar.state',
    )
  })

  test('W6: what is answered after a store was put back holds against what was lost with it', () => {
    const plan = announced()
    const first = acknowledge(plan, undefined, given(vietTri, { epoch: 10 }))
    const absent = { is: 'absent' as const, reason: 'ốm' }
    const lost = acknowledge(plan, first, given(vietTri, { epoch: 10, answer: absent }))
    const people = { is: 'received' as const, attendees: [{ name: 'An', post: '' }] }
    const anew = acknowledge(plan, undefined, given(vietTri, { epoch: 20, answer: people }))
    const above = new Map([[vietTri, lost]])
    expect(anew.revision).toBeLessThan(lost.revision)
    expect(mergeAcknowledgements(above, [anew]).all.get(vietTri)).toEqual(anew)
    // A clock that was put back between two starts takes nothing from what is said later.
    const set = acknowledge(plan, anew, given(vietTri, { epoch: 15, answer: absent }))
    expect(mergeAcknowledgements(new Map([[vietTri, anew]]), [set]).all.get(vietTri)).toEqual(set)
  })

  const one = fc.record<Acknowledgement>({
    plan: fc.constant('p'),
    site: fc.constantFrom(vietTri, thanhBa, linhSon),
    epoch: fc.integer({ min: 0, max: 1 }),
    revision: fc.integer({ min: 1, max: 3 }),
    asking: fc.integer({ min: 1, max: 2 }),
    at: fc.integer({ min: 0, max: 2 }),
    by: fc.constantFrom('a', 'b'),
    way: fc.constant('page'),
    answer: fc.constantFrom({ is: 'received', attendees: [] }, { is: 'absent', reason: 'ốm' }),
  })
  const some = fc.array(one, { maxLength: 8 })
  const plain = (all: ReadonlyMap<SiteId, Acknowledgement>) => Object.fromEntries(all)

  test('W6: handed over in any order and however often, all come to the same', () => {
    fc.assert(
      fc.property(some, some, (a, b) => {
        const { all } = mergeAcknowledgements(mergeAcknowledgements(new Map(), a).all, b)
        const other = mergeAcknowledgements(mergeAcknowledgements(new Map(), b).all, a).all
        expect(plain(other)).toEqual(plain(all))
        expect(mergeAcknowledgements(all, [...a, ...b].toReversed()).newer).toEqual([])
      }),
    )
  })

  test('W7: counts are bounded by each other, and parts add up', () => {
    fc.assert(
      fc.property(some, fc.subarray([linhSon, thanhBa, vietTri] as string[]), (heard, sites) => {
        const { all } = mergeAcknowledgements(new Map(), heard)
        const of = { ...announced(), sites }
        const whole = countsOf(of, all)
        expect(whole.invited).toBe(sites.length)
        expect(whole.acknowledged).toBeLessThanOrEqual(whole.invited)
        expect(whole.absent).toBeLessThanOrEqual(whole.acknowledged)
        const parts = ['VN-19', 'VN-25'].map((node) =>
          countsAmong(
            sites.filter((site) => site.startsWith(node)),
            of.plan,
            all,
          ),
        )
        for (const name of ['invited', 'acknowledged', 'absent'] as const)
          expect(parts.reduce((sum, part) => sum + part[name], 0)).toBe(whole[name])
      }),
    )
  })

  test('W13: a template says the same at every start: length and agenda go with it, the documents stay behind', () => {
    // 14:30 on 24 November 2026 in Vietnam.
    const startsAt = Date.UTC(2026, 10, 24, 7, 30)
    const agenda = [{ at: startsAt + HOUR, title: 'Báo cáo', speaker: 'Sở Y tế' }]
    const times = { startsAt, endsAt: startsAt + 2 * HOUR }
    const details = checkDraft({
      ...draft,
      ...times,
      agenda,
      requirements: ['Kiểm thử'],
      documents: ['Báo cáo'],
    })
    const template = templateOf(details)
    expect(template).toMatchObject({
      ...{
        beginsAt: 14.5 * HOUR,
        lastsMs: 2 * HOUR,
        requirements: ['Kiểm thử'],
        invitations: draft.invitations,
      },
      agenda: [{ after: HOUR, title: 'Báo cáo', speaker: 'Sở Y tế' }],
    })
    expect(template).not.toHaveProperty('documents')
    expect(checkDraft(draftFrom(template, startsAt))).toEqual({ ...details, documents: [] })
    const later = checkDraft(draftFrom(template, startsAt + 100 * HOUR))
    expect(later).toEqual(movedTo({ ...details, documents: [] }, startsAt + 100 * HOUR))
    expect(templateOf(later)).toMatchObject({ lastsMs: 2 * HOUR, agenda: template.agenda })
  })
})
