import { z } from 'zod'
import { humanText, opaqueId, revision } from '../protocol.ts'
import { departure, MAX_LINES } from '../script/index.ts'

const of = { session: opaqueId, by: humanText(120) }
const line = z.strictObject({ id: opaqueId, title: humanText(200) })
const seconds = z.number().int().min(0)

/** What the record says of the script of a session: every move, and planned against real times of each line. */
export const scriptEvents = [
  z.strictObject({ kind: z.literal('script.written'), ...of, lines: z.number().int().min(0).max(MAX_LINES) }),
  z.strictObject({
    kind: z.literal('script.moved'),
    ...of,
    /** Null: it had not begun, or was over. */
    from: line.nullable(),
    /** Null: the script is over. */
    to: line.nullable(),
    /** The revision of the main program that followed. */
    program: revision,
  }),
  z.strictObject({
    kind: z.literal('script.undone'),
    ...of,
    from: line.nullable(),
    to: line.nullable(),
    program: revision,
  }),
  z.strictObject({ kind: z.literal('script.paused'), ...of, line }),
  z.strictObject({ kind: z.literal('script.resumed'), ...of, line }),
  /** A line was left. `plannedSeconds` 0: nobody had said. */
  z.strictObject({
    kind: z.literal('script.line-ended'),
    ...of,
    line,
    plannedSeconds: seconds,
    spentSeconds: seconds,
  }),
  z.strictObject({ kind: z.literal('script.departed'), ...of, departure }),
] as const
