import { z } from 'zod'
import { nodeId, siteId } from '../ids.ts'
import { humanText, moment, opaqueId } from '../protocol.ts'
import { gate, ladder, ladderDone, noticeReach, waiver } from './ladder.ts'
import { grade } from './words.ts'

/** As many waivers as a session can have. */
export const MAX_WAIVERS = 500

/** Who is not ready, and how it stands. */
const unready = z.array(z.strictObject({ site: siteId, grade })).max(4000)

/** The notices that a step sent to one reach: when, and of which sites. Whom each went to follows from the site. */
export const noticeSent = z.strictObject({
  step: opaqueId,
  reach: noticeReach,
  at: moment,
  sites: unready.min(1),
})

/** The ladder of one session, as the node keeps it that runs the session. */
export const sessionLadder = z.strictObject({
  session: opaqueId,
  /** When the session begins. */
  startsAt: moment,
  ladder,
  done: ladderDone,
  /** In the order in which they went out. */
  notices: z.array(noticeSent).max(48),
  waivers: z.array(waiver).max(MAX_WAIVERS),
  /** How the gate was judged when that last changed; null: it has not opened. */
  judged: gate.nullable(),
  /** Somebody said that the session is ready; null: nobody has. */
  declared: z.strictObject({ at: moment, by: humanText(120) }).nullable(),
})
export type SessionLadder = z.infer<typeof sessionLadder>

/** What somebody is told by a session's ladder: who is not ready, and when the session begins. */
export const ladderNotice = z.strictObject({
  session: opaqueId,
  title: humanText(300),
  startsAt: moment,
  /** The tier that runs the session. */
  node: nodeId,
  step: opaqueId,
  reach: noticeReach,
  /** The site, or the node whose technicians are told. */
  to: siteId,
  at: moment,
  /** Those that are not ready yet; who has become ready meanwhile is left out. */
  sites: unready.min(1),
})
export type LadderNotice = z.infer<typeof ladderNotice>

/** A session for which a site is not ready, as its page is told. */
export const siteDue = ladderNotice.pick({ title: true, startsAt: true })
export type SiteDue = z.infer<typeof siteDue>
