import type { PlanDetails } from '#contract/calendar'
import type { ScriptLine } from '#contract/script'

/** The longest that a line is planned for, seconds. */
const LONGEST = 86_400

/** An agenda as lines of a script (H9): each lasts until the next one's turn, the last until the session's end. */
export const agendaLines = ({
  agenda,
  endsAt,
}: Pick<PlanDetails, 'agenda' | 'endsAt'>): Pick<ScriptLine, 'title' | 'who' | 'plannedSeconds'>[] =>
  agenda.map(({ at, title, speaker: who }, place) => {
    const until = agenda[place + 1]?.at ?? endsAt
    const seconds = Math.round((until - at) / 1000)
    return { title, who, plannedSeconds: Math.min(LONGEST, Math.max(0, seconds)) }
  })
