import { z } from 'zod'
import { humanText, moment, opaqueId, revision } from '../protocol.ts'
import { MAX_LINES, scriptLines } from './line.ts'

/** As many departures as a script tells, the newest; the record has all of them. */
export const MAX_DEPARTURES = 100

const milliseconds = z.number().int().min(0)

/** Where a script is. `since`: when the timer of the line began or went on. */
export const scriptRun = z.discriminatedUnion('is', [
  /** No line has been reached. */
  z.strictObject({ is: z.literal('ready') }),
  z.strictObject({ is: z.literal('running'), line: opaqueId, since: moment }),
  z.strictObject({ is: z.literal('paused'), line: opaqueId }),
  z.strictObject({ is: z.literal('over') }),
])
export type ScriptRun = z.infer<typeof scriptRun>

/** How long a line has really lasted. */
export const lineTime = z.strictObject({
  line: opaqueId,
  /** When it was reached first. */
  begun: moment,
  /** When it was left last; null: it has not been left. */
  ended: moment.nullable(),
  /** Up to the last time that its timer stood still, without pauses. */
  spentMs: milliseconds,
})
export type LineTime = z.infer<typeof lineTime>

/** Something that went otherwise than the script says. The line is named as it was called then. */
const ofLine = { line: opaqueId, title: humanText(200) }
export const departure = z.discriminatedUnion('is', [
  /** Somebody put another scene on air while the line ran. */
  z.strictObject({ is: z.literal('take'), ...ofLine, revision }),
  /** The script went past it. */
  z.strictObject({ is: z.literal('skipped'), ...ofLine }),
  /** The script came back to it. */
  z.strictObject({ is: z.literal('repeated'), ...ofLine }),
  /** It lasted longer than planned by so many whole minutes. */
  z.strictObject({ is: z.literal('over'), ...ofLine, minutes: z.number().int().min(1) }),
])
export type Departure = z.infer<typeof departure>

export const notedDeparture = z.strictObject({ at: moment, by: humanText(120), departure })
export type NotedDeparture = z.infer<typeof notedDeparture>

/** The script of a session (kịch bản điều hành) at one node, and where it is. */
export const scriptState = z.strictObject({
  session: opaqueId,
  /** Counts every change from 1. */
  revision,
  lines: scriptLines,
  run: scriptRun,
  /** Of the lines that were reached, in the order of their first time. */
  times: z.array(lineTime).max(MAX_LINES),
  departures: z.array(notedDeparture).max(MAX_DEPARTURES),
  /** The revision of the main program that the script has seen or made. */
  program: revision,
  /** Whether the last move can be taken back. */
  canUndo: z.boolean(),
  /** Who changed it last, and when. */
  by: humanText(120),
  at: moment,
})
export type ScriptState = z.infer<typeof scriptState>

/** What is told of a script whenever it changes, without what is long: lines and departures are asked for. */
export const scriptStanding = scriptState.omit({ lines: true, departures: true }).extend({
  /** The revision since which lines and departures are as they are: who has one as new has them. */
  content: revision,
})
export type ScriptStanding = z.infer<typeof scriptStanding>
