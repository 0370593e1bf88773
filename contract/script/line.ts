import { z } from 'zod'
import { siteId } from '../ids.ts'
import { MAX_PROGRAMS } from '../program.ts'
import { humanText, opaqueId } from '../protocol.ts'

/** As many lines as a script can have: as many as an agenda. */
export const MAX_LINES = 60
/** As many sites as speak in one line. */
export const MAX_SPEAKERS = 16
/** All lines of a script together, in bytes of JSON: they are written in one frame. */
export const MAX_SCRIPT_BYTES = 48 * 1024

const isUnique = (values: readonly string[]) => new Set(values).size === values.length

/** A line of a script (dòng kịch bản): what is on screen, who is heard, for how long. */
export const scriptLine = z.strictObject({
  id: opaqueId,
  title: humanText(200).pipe(z.string().min(1)),
  /** Who speaks, as the agenda says it. */
  who: humanText(120),
  /** The saved scene that the main program shows; null: what is on air stays. */
  scene: opaqueId.nullable(),
  /** Saved scenes for programs of audiences; who is not in it keeps what is on air there. */
  audiences: z
    .array(z.strictObject({ program: opaqueId, scene: opaqueId }))
    .max(MAX_PROGRAMS)
    .refine((all) => isUnique(all.map(({ program }) => program)), { message: 'each program once' }),
  /** Whose microphones are open beside the chair's; null: microphones stay as they are. */
  speakers: z.array(siteId).max(MAX_SPEAKERS).refine(isUnique, { message: 'each site once' }).nullable(),
  /** How long it is to last; 0: nobody says. */
  plannedSeconds: z.number().int().min(0).max(86_400),
  /** For the technician alone. */
  note: humanText(300),
})
export type ScriptLine = z.infer<typeof scriptLine>

export const scriptLines = z
  .array(scriptLine)
  .max(MAX_LINES)
  .refine((lines) => isUnique(lines.map(({ id }) => id)), { message: 'each line has an id of its own' })
  .refine((lines) => new TextEncoder().encode(JSON.stringify(lines)).length <= MAX_SCRIPT_BYTES, {
    message: `the lines of a script are ${MAX_SCRIPT_BYTES} bytes at most`,
  })
