import type { Phrase } from '#browser/kit'
import type { NodeId, SiteId } from '#contract'
import type { InvitationRule, PlanDetails, PlanDraft } from '#contract/calendar'
import { dayOf, momentOf, nextMoment, timeOf } from './plan-time.ts'
import { untouchedOf } from './untouched.ts'

/** A plan as the form holds it. */
export interface PlanTexts {
  title: string
  organiser: string
  chairName: string
  /** Empty: at no site that is known. */
  chairSite: SiteId
  day: string
  from: string
  to: string
  /** A line each: `08:00 Khai mạc | người trình bày`. */
  agenda: string
  /** A line each. */
  requirements: string
  documents: string
  provinces: boolean
  /** Nodes all of whose communes are invited. */
  communesOf: readonly NodeId[]
  /** Units that are invited by themselves. */
  sites: readonly SiteId[]
  secret: boolean
}
export type PlanField = 'title' | 'day' | 'from' | 'to' | 'agenda' | 'documents'

/** A day from now at eight, two hours long, for those below. */
export const blankPlan = (now: number, node: NodeId): PlanTexts => ({
  ...{ title: '', organiser: '', chairName: '', chairSite: node, secret: false },
  ...{ day: dayOf(now + 24 * 3_600_000), from: '08:00', to: '10:00' },
  ...{ agenda: '', requirements: '', documents: '' },
  ...{ provinces: node === 'VN', communesOf: node === 'VN' ? [] : [node], sites: [] },
})

export function textsOfPlan(details: PlanDetails): PlanTexts {
  const { chair, startsAt, endsAt, agenda, invitations } = details
  return {
    ...{ title: details.title, organiser: details.organiser, secret: false },
    ...{ chairName: chair.name, chairSite: chair.site ?? '' },
    ...{ day: dayOf(startsAt), from: timeOf(startsAt), to: timeOf(endsAt) },
    agenda: agenda
      .map(({ at, title, speaker }) => `${timeOf(at)} ${title}${speaker && ` | ${speaker}`}`)
      .join('\n'),
    requirements: details.requirements.join('\n'),
    documents: details.documents.join('\n'),
    provinces: invitations.some(({ rule }) => rule === 'provinces'),
    communesOf: invitations.flatMap((each) => (each.rule === 'communes' ? [each.of] : [])),
    sites: invitations.flatMap((each) =>
      each.rule === 'unit' ? [each.unit] : each.rule === 'sites' ? each.sites : [],
    ),
  }
}

export const rulesOf = ({
  provinces,
  communesOf,
  sites,
}: Pick<PlanTexts, 'provinces' | 'communesOf' | 'sites'>): InvitationRule[] => [
  ...(provinces ? [{ rule: 'provinces' as const }] : []),
  ...communesOf.map((of) => ({ rule: 'communes' as const, of })),
  ...(sites.length > 0 ? [{ rule: 'sites' as const, sites: [...sites] }] : []),
]

export type ReadPlan =
  | { kind: 'good'; draft: PlanDraft }
  | { kind: 'wrong'; faults: Readonly<Partial<Record<PlanField, Phrase>>> }

const words = {
  title: { vi: 'Cần có tên phiên họp.', en: 'A title is needed.' },
  day: { vi: 'Ngày viết như 24/11/2026.', en: 'Write the day as 24/11/2026.' },
  time: { vi: 'Giờ viết như 08:00.', en: 'Write the time as 08:00.' },
  documents: {
    vi: 'Chỉ ghi tên tài liệu, không ghi đường dẫn.',
    en: 'The names of documents only, no links.',
  },
} as const satisfies Record<string, Phrase>
const agendaWords = (line: string): Phrase => ({
  vi: `Dòng “${line}”: viết như “08:00 Khai mạc | người trình bày”.`,
  en: `“${line}”: write it as “08:00 Opening | speaker”.`,
})

/**
 * What the form says, or what is wrong in which field; of `stored` what was not touched, as it came. What ends earlier in
 * the day than it begins ends the next day.
 */
export function readPlan(texts: PlanTexts, stored: PlanDetails | null = null): ReadPlan {
  const { keep } = untouchedOf(texts, stored && { stored, shown: textsOfPlan(stored) })
  const faults: Partial<Record<PlanField, Phrase>> = {}
  if (texts.title.trim() === '') faults.title = words.title
  if (momentOf(texts.day, '00:00') === null) faults.day = words.day
  const startsAt = keep('startsAt') ?? momentOf(texts.day, texts.from)
  if (startsAt === null && !faults.day) faults.from = words.time
  const endsAt = keep('endsAt') ?? (startsAt === null ? null : nextMoment(startsAt, texts.to))
  if (startsAt !== null && endsAt === null) faults.to = words.time
  const documents = keep('documents') ?? linesOf(texts.documents)
  if (documents.some((name) => /:\/\/|\bwww\./i.test(name))) faults.documents = words.documents
  const agenda = keep('agenda') ?? readAgenda(startsAt, texts.agenda)
  if (!Array.isArray(agenda)) faults.agenda = agenda.wrong
  if (Object.keys(faults).length > 0 || startsAt === null || endsAt === null || !Array.isArray(agenda))
    return { kind: 'wrong', faults }
  return {
    kind: 'good',
    draft: {
      title: keep('title') ?? texts.title.replace(/\s+/g, ' ').trim(),
      organiser: keep('organiser') ?? texts.organiser.trim(),
      ...{ startsAt, endsAt, agenda, documents },
      chair: keep('chair') ?? { name: texts.chairName.trim(), site: texts.chairSite || null },
      requirements: keep('requirements') ?? linesOf(texts.requirements),
      invitations: keep('invitations') ?? rulesOf(texts),
      mark: texts.secret ? 'secret' : 'ordinary',
    },
  }
}

/** Nothing as long as nobody knows when it begins. */
function readAgenda(startsAt: number | null, text: string): PlanDetails['agenda'] | { wrong: Phrase } {
  const agenda: PlanDetails['agenda'] = []
  for (const line of startsAt === null ? [] : linesOf(text)) {
    const [, time = '', title = '', speaker = ''] =
      /^(\d{1,2}[:hH]\d{2})\s+([^|]+?)\s*(?:\|\s*(.*))?$/.exec(line) ?? []
    // Lines are written to the minute; a session may begin within one.
    const at = nextMoment(startOfMinute(startsAt ?? 0), time)
    if (at === null || title === '') return { wrong: agendaWords(line) }
    agenda.push({ at: Math.max(at, startsAt ?? 0), title, speaker })
  }
  return agenda
}

const startOfMinute = (at: number) => at - (at % 60_000)

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
