import { z } from 'zod'
import { bodyEntry } from '../bodies/index.ts'
import { acknowledgement, planned } from '../calendar/index.ts'
import { type ConsoleOperation, consoleOperations } from '../console/index.ts'
import { voices } from '../floor.ts'
import { type NoticeTable, nothing, type OperationTable } from '../frame.ts'
import { hasFittingLayer, isOfKind, layer, nodeId, siteId, sourceKey, sourceKind } from '../ids.ts'
import { streamIn } from '../media/lines.ts'
import { lineMessage } from '../operators-line.ts'
import { lineTalkers } from '../operators-voice.ts'
import { humanText, moment, opaqueId } from '../protocol.ts'
import {
  incident,
  incidentOwner,
  ladderNotice,
  lineRecord,
  measurement,
  qualityAlarm,
  siteHistory,
  siteQuality,
  testOrder,
  verdict,
} from '../readiness/index.ts'
import { rollCallState } from '../roll-call.ts'
import { type SiteCommand, siteCommands } from '../room/index.ts'
import { pipeEnd, rtpParameters } from '../rtp.ts'
import { scene } from '../scene.ts'
import { sessionState } from '../session.ts'
import { siteStatus } from '../standing.ts'
import { participationRequests } from './participation.ts'

export { MAX_PARTICIPANTS_TOLD, type SessionCourse } from './participation.ts'

/**
 * One source that a node wants from its neighbour: up to which layer, and for the audience of which nodes. An
 * audience of none: on the way, but to nobody yet (a picture in preview).
 */
export const want = z
  .strictObject({
    source: sourceKey,
    /** Highest layer wanted; null for sound. */
    layer: layer.nullable(),
    audience: z.array(nodeId).max(64),
  })
  .refine(hasFittingLayer, { message: 'a picture has a layer, sound has none', path: ['layer'] })
export type Want = z.infer<typeof want>

/** One source that is flowing into the pipe: what the receiving end needs to produce it there. */
export const offer = z
  .strictObject({
    source: sourceKey,
    kind: sourceKind,
    /** Identifies this flow; a new one with the same source replaces the old. */
    flow: z.string().min(1).max(64),
    /** The pipe between the two hosts that it runs in. */
    pipe: opaqueId,
    rtpParameters,
  })
  .refine(isOfKind, { message: 'the kind is that of the source', path: ['kind'] })
export type Offer = z.infer<typeof offer>

/** A want that can't be met, in words for the console. */
export const refusedWant = z.strictObject({
  source: sourceKey,
  reason: z.enum(['budget', 'absent', 'unreachable']),
  vi: z.string().max(500),
  en: z.string().max(500),
})
export type RefusedWant = z.infer<typeof refusedWant>

/** The scene that is in preview in a session: its streams are got ready, nobody sees them. */
export const preview = z.strictObject({ session: opaqueId, scene })
export type Preview = z.infer<typeof preview>

/** Whole states between neighbours. Each is resent whole when the neighbour returns; the difference is applied. */
export const uplinkStates = {
  /** Parent to child: every running session. */
  sessions: z.strictObject({ sessions: z.array(sessionState).max(64) }),
  /** Parent to child: what is in preview in these sessions, at most one scene each. */
  previews: z.strictObject({ previews: z.array(preview).max(64) }),
  /**
   * Child to parent: every site at or below the child that is not simply absent.
   * Parent to child: the sites on air or with an open microphone that are not below the child.
   */
  roster: z.strictObject({ sites: z.array(siteStatus).max(4000) }),
  /**
   * Parent to child: roll calls of the running sessions, with what was noted above for sites of the child. Child to
   * parent: what was answered in the child's part of the tree.
   */
  'roll-calls': z.strictObject({ rollCalls: z.array(rollCallState).max(256) }),
  /**
   * Who talks on the operators' voice line. Child to parent: at or below the child. Parent to child: elsewhere.
   */
  'line-talkers': lineTalkers,
  /** Child to parent: incidents at or below the child that are not over, the newest. Parent to child: none. */
  incidents: z.strictObject({ incidents: z.array(incident).max(300) }),
  /**
   * Child to parent: sites on air at or below the child that are bad, and those that were in the last minutes. Parent
   * to child: none.
   */
  quality: z.strictObject({ alarms: z.array(qualityAlarm).max(300) }),
  /** Child to parent: the sessions of which it runs a part, by their ids. Parent to child: none. */
  parts: z.strictObject({ parts: z.array(opaqueId).max(64) }),
  /** Both ways. */
  wants: z.strictObject({ wants: z.array(want).max(512) }),
  offers: z.strictObject({ offers: z.array(offer).max(512), refused: z.array(refusedWant).max(512) }),
} satisfies NoticeTable
export type UplinkStates = typeof uplinkStates

/** What the node of a site tells of its proof: the newest verdict, the last tests, whom to call, its lines. */
export const siteReadiness = z.strictObject({
  verdict,
  history: siteHistory,
  phone: humanText(40).nullable(),
  lines: z.array(lineRecord).max(2),
})
export type SiteReadiness = z.infer<typeof siteReadiness>

/** What the tier above says of an incident. */
export const incidentCommand = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('answer'), incident: opaqueId }),
  z.strictObject({ op: z.literal('assign'), incident: opaqueId, owner: incidentOwner }),
  z.strictObject({ op: z.literal('fix'), incident: opaqueId, note: humanText(500).nullable() }),
  z.strictObject({ op: z.literal('close'), incident: opaqueId }),
])
export type IncidentCommand = z.infer<typeof incidentCommand>

/** Told without waiting for an answer. */
export const uplinkNotices = {
  /** The parent's end of the pipe is gone: the child opens it anew. */
  'pipe.lost': z.strictObject({ pipe: opaqueId }),
  /**
   * Which sites are heard now, all of them. Child to parent, up to the owner of the session: of the child's sites.
   * Parent to child: of those that are not below the child. Repeated while anybody is.
   */
  voices,
} satisfies NoticeTable

const commandNames = { ...consoleOperations, ...siteCommands }
const operationName = z.enum(
  Object.keys(commandNames) as [ConsoleOperation | SiteCommand, ...(ConsoleOperation | SiteCommand)[]],
)

export const uplinkRequests = {
  ...participationRequests,
  /** Opens (or opens anew) the pipe between two media hosts; both ends answer with where they listen. */
  'pipe.open': {
    body: z.strictObject({ pipe: opaqueId, end: pipeEnd }),
    reply: z.strictObject({ end: pipeEnd }),
  },
  /** What of the child's pipe comes out at the parent, those of tests first. */
  'pipe.read': { body: nothing, reply: z.strictObject({ in: z.array(streamIn).max(96) }) },
  /** Carries a command of a console or a site to the owner of the session; its body is checked again there. */
  'session.command': {
    body: z.strictObject({ op: operationName, body: z.unknown(), by: humanText(120) }),
    reply: z.strictObject({ reply: z.unknown() }),
  },
  /** Words of the operators' line on their way; acknowledged when they are stored. Repeated without harm. */
  'line.pass': {
    body: z.strictObject({ messages: z.array(lineMessage).min(1).max(50) }),
    reply: nothing,
  },
  /** Child to parent: its sites that were tested, all when the link is back, else those with a newer verdict. */
  'readiness.pass': {
    body: z.strictObject({ sites: z.array(siteReadiness).min(1).max(50) }),
    reply: nothing,
  },
  /** Parent to child: asks the page of a site of the child for a test. Refused with `test.running`, `site.away`. */
  'test.ask': {
    body: z.strictObject({
      site: siteId,
      form: measurement.shape.form,
      asked: testOrder.shape.asked,
      by: humanText(120),
    }),
    reply: nothing,
  },
  /** Parent to child: how a site of the child was while it was on air. */
  'quality.read': { body: z.strictObject({ site: siteId }), reply: siteQuality },
  /** Parent to child: a command on an incident of the child. */
  'incident.command': {
    body: z.strictObject({ command: incidentCommand, by: humanText(120) }),
    reply: nothing,
  },
  /**
   * What the ladders of the sender's sessions tell the receiver's technicians and, of a child, its sites: whole, when
   * the link is back and whenever there is something else to tell.
   */
  'ladder.pass': {
    body: z.strictObject({ notices: z.array(ladderNotice).max(1000) }),
    reply: nothing,
  },
  /**
   * Parent to child: sessions that it announced, each with those of the child's sites that it invites; all when the
   * link is back, else those that have changed. Acknowledged when they are stored.
   */
  'calendar.pass': { body: z.strictObject({ plans: z.array(planned).min(1).max(4) }), reply: nothing },
  /** Child to parent: what its sites answered to these, in the same way. */
  'calendar.answers': {
    body: z.strictObject({ acknowledgements: z.array(acknowledgement).min(1).max(50) }),
    reply: nothing,
  },
  /**
   * Child to parent: its own departments and other bodies; parent to child: those of the others. All when the link is
   * back, else those that have changed. Acknowledged when they are stored.
   */
  'bodies.tell': { body: z.strictObject({ bodies: z.array(bodyEntry).min(1).max(100) }), reply: nothing },
  /** The newest still of a site below. */
  'still.get': {
    body: z.strictObject({ site: siteId }),
    reply: z.strictObject({ at: moment, jpegBase64: z.base64().max(70_000).nullable() }),
  },
} satisfies OperationTable
