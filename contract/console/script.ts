import { z } from 'zod'
import { fence } from '../control.ts'
import { MAX_PROGRAMS } from '../program.ts'
import { opaqueId, revision } from '../protocol.ts'
import { scriptLine, scriptLines, scriptStanding, scriptState } from '../script/index.ts'
import type { Operation } from './operation.ts'

const ofSession = { session: opaqueId }
/** `seen`: the revision of the script that the caller saw. */
const seenScript = { ...ofSession, seen: revision }
/** A move is a take: by which lease, and the revision of the main program that the caller saw. */
const asTake = { ...seenScript, fence, program: revision }
const written = z.strictObject({ revision })
/** `program`: the revision of the main program that followed. */
const moved = z.strictObject({ revision, program: revision })
const agenda = scriptLine.pick({ title: true, who: true, plannedSeconds: true })

/** The script of a session: agenda lines that are bound to scenes, speakers and time. */
export const scriptOperations = {
  'script.get': {
    right: 'read',
    summary: 'The script of a session at this node and where it is; null: nobody has written one',
    body: z.strictObject(ofSession),
    reply: z.strictObject({ script: scriptState.nullable() }),
  },
  'script.agenda': {
    right: 'read',
    summary: 'The agenda of the plan that a session was opened from, as lines of a script; nothing is stored',
    body: z.strictObject(ofSession),
    reply: z.strictObject({ lines: z.array(agenda).max(60) }),
  },
  'script.write': {
    right: 'display',
    summary:
      'Writes the lines of a script as a whole; `seen` is the revision that the caller saw, 0: none; the line that runs has to stay',
    body: z.strictObject({ ...seenScript, lines: scriptLines }),
    reply: written,
  },
  'script.move': {
    right: 'display',
    summary:
      'Goes to the next line, the one before, a line, or the end: its scenes are taken and its microphones set in one command (right `floor` too), and its timer starts',
    body: z.strictObject({
      ...asTake,
      /** The revisions that the caller saw of the programs of audiences. */
      audiences: z.array(z.strictObject({ program: opaqueId, seen: revision })).max(MAX_PROGRAMS),
      to: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.enum(['next', 'previous', 'end']) }),
        z.strictObject({ kind: z.literal('line'), line: opaqueId }),
      ]),
    }),
    reply: moved,
  },
  'script.undo': {
    right: 'display',
    summary:
      'Takes the last move back: scenes, the microphones that it opened and closed (right `floor` too), the line and its timer',
    body: z.strictObject(asTake),
    reply: moved,
  },
  'script.timer': {
    right: 'display',
    summary: 'Pauses the timer of the line that runs, or lets it go on',
    body: z.strictObject({ ...ofSession, paused: z.boolean() }),
    reply: written,
  },
} satisfies Record<string, Operation>
export type ScriptOperations = typeof scriptOperations

export const scriptNotices = {
  /** Where the script of a session that runs stands, when it has changed; null: there is none any more. */
  script: z.strictObject({ ...ofSession, script: scriptStanding.nullable() }),
}
