import type { PlanDetails, PlanDraft, TemplateDetails } from '#contract/calendar'
import { midnightOf } from './recurrence.ts'

/** What a plan says, as a template keeps it (W13). */
export function templateOf({
  startsAt,
  endsAt,
  agenda,
  documents: _,
  ...kept
}: PlanDetails): TemplateDetails {
  return {
    ...kept,
    beginsAt: startsAt - midnightOf(startsAt),
    lastsMs: endsAt - startsAt,
    agenda: agenda.map(({ at, ...line }) => ({ ...line, after: at - startsAt })),
  }
}

/** What is planned from a template at a start, in Unix milliseconds; without documents. */
export function draftFrom(
  { beginsAt: _, lastsMs, agenda, ...kept }: TemplateDetails,
  startsAt: number,
): PlanDraft {
  return {
    ...kept,
    ...{ startsAt, endsAt: startsAt + lastsMs, documents: [] },
    agenda: agenda.map(({ after, ...line }) => ({ ...line, at: startsAt + after })),
  }
}

/** Names that people take for the same: in whatever case they are written. */
export const isSameName = (a: string, b: string): boolean =>
  a.toLocaleLowerCase('vi') === b.toLocaleLowerCase('vi')
