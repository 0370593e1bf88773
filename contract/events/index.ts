import { z } from 'zod'
import { nodeId, siteId } from '../ids.ts'
import { humanText, moment, opaqueId, revision } from '../protocol.ts'
import { scene } from '../scene.ts'
import { accountEvents } from './accounts.ts'
import { audienceEventBodies } from './audience.ts'
import { authorityEventBodies } from './authority.ts'
import { bodyEvents } from './bodies.ts'
import { calendarEvents } from './calendar.ts'
import { chairEvents } from './chair.ts'
import { contentEventBodies } from './content.ts'
import { cueEventBodies } from './cue.ts'
import { directoryEvents } from './directory.ts'
import { lineEvents } from './line.ts'
import { lineageEvents } from './lineage.ts'
import { mediaEvents } from './media.ts'
import { noticeEvents } from './notices.ts'
import { patrolEventBodies } from './patrol.ts'
import { readinessEventBodies } from './readiness.ts'
import { rollCallEvents } from './roll-call.ts'
import { screenEvents } from './screen.ts'
import { scriptEvents } from './script.ts'

/** Who gave the command, and the tier where; records of 0.1 have no tier. */
const given = { by: humanText(120), tier: nodeId.optional() }

/** What happened, in the words of the record. Written in the same transaction as the state it records. */
export const eventBody = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('session.opened'),
    session: opaqueId,
    title: humanText(300),
    owner: nodeId,
  }),
  z.strictObject({ kind: z.literal('session.closed'), session: opaqueId, by: humanText(120) }),
  z.strictObject({
    kind: z.literal('program.taken'),
    session: opaqueId,
    revision,
    scene,
    ...given,
  }),
  z.strictObject({
    kind: z.literal('microphone.opened'),
    session: opaqueId,
    site: siteId,
    ...given,
  }),
  z.strictObject({
    kind: z.literal('microphone.closed'),
    session: opaqueId,
    site: siteId,
    ...given,
  }),
  z.strictObject({
    kind: z.literal('hand.raised'),
    session: opaqueId,
    site: siteId,
    ...given,
  }),
  z.strictObject({
    kind: z.literal('hand.lowered'),
    session: opaqueId,
    site: siteId,
    ...given,
  }),
  z.strictObject({
    kind: z.literal('site.invited'),
    session: opaqueId,
    site: siteId,
    ...given,
  }),
  /** Taken back by an operator or declined by the site: `by` tells. One that is accepted opens the microphone. */
  z.strictObject({
    kind: z.literal('invitation.ended'),
    session: opaqueId,
    site: siteId,
    ...given,
  }),
  z.strictObject({
    kind: z.literal('floor.bound'),
    session: opaqueId,
    bound: z.number().int().min(1).max(64),
    ...given,
  }),
  ...audienceEventBodies,
  ...contentEventBodies,
  ...cueEventBodies,
  ...screenEvents,
  ...mediaEvents,
  ...authorityEventBodies,
  ...patrolEventBodies,
  z.strictObject({
    kind: z.literal('scene.saved'),
    saved: opaqueId,
    /** Null: a template of the node. */
    session: opaqueId.nullable(),
    name: humanText(80),
    scene,
    by: humanText(120),
  }),
  z.strictObject({
    kind: z.literal('scene.renamed'),
    saved: opaqueId,
    name: humanText(80),
    by: humanText(120),
  }),
  z.strictObject({
    kind: z.literal('scene.moved'),
    saved: opaqueId,
    place: z.number().int().min(0),
    by: humanText(120),
  }),
  z.strictObject({
    kind: z.literal('scene.deleted'),
    saved: opaqueId,
    name: humanText(80),
    by: humanText(120),
  }),
  ...rollCallEvents,
  ...scriptEvents,
  ...lineEvents,
  ...chairEvents,
  ...readinessEventBodies,
  ...directoryEvents,
  ...bodyEvents,
  ...lineageEvents,
  ...calendarEvents,
  ...noticeEvents,
  ...accountEvents,
  z.strictObject({ kind: z.literal('site.connected'), site: siteId }),
  z.strictObject({ kind: z.literal('site.disconnected'), site: siteId }),
])
export type EventBody = z.infer<typeof eventBody>

export const eventRecord = z.strictObject({
  version: z.literal(1),
  node: nodeId,
  sequence: z.number().int().min(1),
  at: moment,
  body: eventBody,
})
export type EventRecord = z.infer<typeof eventRecord>
