import { z } from 'zod'
import { errorBody } from '../errors/index.ts'
import { voices } from '../floor.ts'
import type { NoticeTable } from '../frame.ts'
import { nodeId, sourceKey } from '../ids.ts'
import { lineTalkers } from '../operators-voice.ts'
import { humanText, moment, protocolVersion } from '../protocol.ts'
import { rollCallNews } from '../roll-call.ts'
import { sessionState } from '../session.ts'
import { siteStatus } from '../standing.ts'
import { chairCalls } from './chair.ts'
import { ladderNotices } from './ladder.ts'
import { lineMessages } from './line.ts'
import { viewNotices } from './media.ts'
import { qualityNotices } from './quality.ts'
import { readinessNotices } from './readiness.ts'
import { savedScenes } from './scenes.ts'
import { scriptNotices } from './script.ts'

/** A link to a neighbour node: is it there, what crosses it, what was refused and why. */
export const linkStatus = z.strictObject({
  peer: nodeId,
  label: humanText(200),
  presence: z.enum(['up', 'down', 'refused']),
  since: moment,
  /** Filled when the versions differ. */
  versions: z.strictObject({ ours: protocolVersion, theirs: protocolVersion }).nullable(),
  /** The tier below runs a part of a session of this node: a program of its own for its own sites. */
  ownProgram: z.boolean().optional(),
  budget: z.number().int().min(0).max(256),
  sending: z.array(sourceKey),
  receiving: z.array(sourceKey),
  /** Measured over the last seconds, from the transports' own statistics. */
  kbpsOut: z.number().min(0),
  kbpsIn: z.number().min(0),
  refused: z.array(z.strictObject({ source: sourceKey, vi: z.string().max(500), en: z.string().max(500) })),
})
export type LinkStatus = z.infer<typeof linkStatus>

/** What a node tells its consoles. Sessions and links are whole; `roster` is whole when `whole`, else the changed rows. */
export const consoleNotices = {
  sessions: z.strictObject({ sessions: z.array(sessionState) }),
  roster: z.strictObject({ whole: z.boolean(), sites: z.array(siteStatus).max(4000) }),
  /** Every saved scene of the node, in order. */
  'saved-scenes': savedScenes,
  /** The newest roll call of each running session. */
  'roll-calls': rollCallNews,
  /** The newest words of the operators' line that this tier said or that are for it, in the order in which they came. */
  line: lineMessages,
  /** Who talks on the operators' voice line now; no site's page hears of it. */
  'line-talkers': lineTalkers,
  /** The sites that the chair calls, in the order of calling. */
  'chair-calls': chairCalls,
  /** Whose open microphones are heard now in a session, repeated while anybody is. */
  voices,
  links: z.strictObject({ links: z.array(linkStatus) }),
  ...viewNotices,
  ...readinessNotices,
  ...ladderNotices,
  ...qualityNotices,
  ...scriptNotices,
  beat: z.strictObject({ at: moment }),
  refused: z.strictObject({ error: errorBody }),
} satisfies NoticeTable
export type ConsoleNotices = typeof consoleNotices
