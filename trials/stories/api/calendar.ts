import type { PlanDraft } from '#contract/calendar'
import { until } from '#trials/stage'
import type { Bodies } from './bodies.ts'
import type { ApiStage } from './stage.ts'

/** A session of the centre an hour from now. */
const planDetails = (title = 'Giao ban trực tuyến'): PlanDraft => {
  const startsAt = Date.now() + 3_600_000
  return {
    ...{ title, organiser: 'Văn phòng Chính phủ', chair: { name: '', site: 'VN' }, mark: 'ordinary' },
    ...{ startsAt, endsAt: startsAt + 3_600_000, agenda: [], requirements: [], documents: [] },
    invitations: [{ rule: 'unit', unit: 'VN' }],
  }
}
const noticeOf = { kind: 'invited' as const, channel: 'email' as const }
const noticeWording = { subject: 'Mời họp', text: '{phien-hop}, {bat-dau}' }

/** Of planned sessions, who is told of them, and who took part. */
export function calendarBodies({
  ask,
  openSession,
}: ApiStage): Bodies<'calendar' | 'participation' | 'notices'> {
  const draftedPlan = () => ask('calendar.plan', { details: planDetails() })
  const announcedPlan = async () => {
    const { plan, revision } = await draftedPlan()
    await ask('calendar.announce', { plan, seen: revision })
    return { plan }
  }
  const keptTemplate = async () => {
    const { plan } = await draftedPlan()
    return ask('calendar.keep-template', { plan, name: `Giao ban ${plan}` })
  }
  /** The notice that the centre's own room has no focal person. */
  const queuedNotice = async () => {
    const list = async () => (await ask('notices.list', {})).notices
    const { answer } = await until('a notice', list, ({ length }) => length > 0)
    return { notice: answer[0]?.id ?? '' }
  }

  return {
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
    'calendar.repeat': async () => {
      const { plan, revision: seen } = await draftedPlan()
      const until = new Date(Date.now() + 15 * 24 * 3_600_000).toISOString().slice(0, 10)
      return { plan, seen, recurrence: { every: 'week' as const, until, except: [] } }
    },
    'calendar.templates': async () => ({}),
    'calendar.keep-template': async () => ({ plan: (await draftedPlan()).plan, name: 'Giao ban tuần' }),
    'calendar.rename-template': async () => ({ ...(await keptTemplate()), name: 'Giao ban tháng' }),
    'calendar.delete-template': keptTemplate,
    'calendar.plan-from': async () => ({ ...(await keptTemplate()), startsAt: Date.now() + 3_600_000 }),
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
  }
}
