import { z } from 'zod'
import { siteId } from '../ids.ts'
import { MAX_PROGRAMS } from '../program.ts'
import { opaqueId, revision } from '../protocol.ts'
import { scene } from '../scene.ts'
import { MAX_LINES } from './line.ts'
import { lineTime, MAX_DEPARTURES, notedDeparture, scriptRun, scriptState } from './state.ts'

/** How it was before the last move. */
export const scriptBack = z.strictObject({
  run: scriptRun,
  times: z.array(lineTime).max(MAX_LINES),
  departures: z.array(notedDeparture).max(MAX_DEPARTURES),
  /** The scene that the main program showed; null: the move left it. */
  scene: scene.nullable(),
  /** What programs of audiences showed, with the revision that the move made. */
  audiences: z.array(z.strictObject({ program: opaqueId, revision, scene })).max(MAX_PROGRAMS),
  /** Whose microphones the move opened and closed. */
  opened: z.array(siteId).max(64),
  closed: z.array(siteId).max(64),
})
export type ScriptBack = z.infer<typeof scriptBack>

/** A script as a node keeps it: stored, and told without `back`. */
export const keptScript = scriptState.omit({ canUndo: true }).extend({ back: scriptBack.nullable() })
export type KeptScript = z.infer<typeof keptScript>
