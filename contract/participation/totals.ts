import { z } from 'zod'
import { nodeId } from '../ids.ts'
import { humanText } from '../protocol.ts'

const count = z.number().int().min(0)
/** Milliseconds, of all sites together. */
const lasting = z.number().int().min(0)

/** Sums over sites. `notBegun`, `onTime`, `late`, `absent` and `unknown` make `of`. */
export const participationTotals = z.strictObject({
  of: count,
  notBegun: count,
  onTime: count,
  late: count,
  absent: count,
  unknown: count,
  /** There now, or at the end. */
  here: count,
  /** Came, and is away now, or was at the end. */
  away: count,
  presentMs: lasting,
  awayMs: lasting,
  dropped: count,
  /** Of those that a plan invites: have acknowledged its time, and of these asked to be absent. */
  acknowledged: count,
  excused: count,
  /** Of the newest roll call that asks each site. */
  rollCall: z.strictObject({ heard: count, noSound: count, absent: count, none: count }),
  /** Sites whose microphone was open. */
  speakers: count,
  spokeMs: lasting,
  shownMs: lasting,
})
export type ParticipationTotals = z.infer<typeof participationTotals>

/** The sums of the sites whose node is `node`. */
export const provinceTotals = z.strictObject({
  node: nodeId,
  label: humanText(200),
  totals: participationTotals,
})
export type ProvinceTotals = z.infer<typeof provinceTotals>
