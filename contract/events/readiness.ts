import { z } from 'zod'
import { siteId } from '../ids.ts'
import { humanText, moment, opaqueId } from '../protocol.ts'
import { incident, incidentOwner } from '../readiness/incident.ts'
import { gate, ladder, noticeReach, waiver } from '../readiness/ladder.ts'
import { measurement } from '../readiness/measurement.ts'
import { alarmEnd, qualityFault } from '../readiness/quality.ts'
import { roundOrder } from '../readiness/round.ts'
import { findingCode, verdict } from '../readiness/verdict.ts'

const by = humanText(120)
const ofRound = { round: opaqueId }
const ofIncident = { incident: opaqueId }
const count = z.number().int().min(0)

/** What the record says of tests, rounds, the ladder and incidents. */
export const readinessEventBodies = [
  /** With what was measured and by what it was judged. */
  z.strictObject({ kind: z.literal('site.tested'), measurement, verdict }),
  z.strictObject({
    kind: z.literal('round.opened'),
    ...ofRound,
    order: roundOrder,
    sites: z.array(siteId).max(4000),
    by,
  }),
  z.strictObject({ kind: z.literal('round.paused'), ...ofRound, by }),
  z.strictObject({ kind: z.literal('round.resumed'), ...ofRound, by }),
  z.strictObject({ kind: z.literal('round.retested'), ...ofRound, sites: z.array(siteId).max(4000), by }),
  z.strictObject({
    kind: z.literal('round.site-ended'),
    ...ofRound,
    site: siteId,
    result: z.enum(['proven', 'failed']),
    measurement: opaqueId.nullable(),
    code: findingCode.nullable(),
  }),
  z.strictObject({
    kind: z.literal('round.closed'),
    ...ofRound,
    proven: count,
    failed: z.array(siteId).max(4000),
    absent: z.array(siteId).max(4000),
    untested: z.array(siteId).max(4000),
    by,
  }),
  z.strictObject({ kind: z.literal('ladder.set'), session: opaqueId, startsAt: moment, ladder, by }),
  /** `by` gave it at a console; who signed stands in the waiver. */
  z.strictObject({ kind: z.literal('waiver.signed'), waiver, by }),
  z.strictObject({
    kind: z.literal('waiver.withdrawn'),
    session: opaqueId,
    waiver: waiver.shape.id,
    by,
  }),
  z.strictObject({
    kind: z.literal('ladder.noticed'),
    session: opaqueId,
    step: opaqueId,
    reach: noticeReach,
    to: z.array(siteId).max(4000),
  }),
  z.strictObject({ kind: z.literal('gate.judged'), session: opaqueId, gate }),
  /** Somebody said that the session is ready; with the gate as it was then. */
  z.strictObject({ kind: z.literal('session.declared-ready'), session: opaqueId, gate, by }),
  /** A site on air got bad, or is no longer known to be; with by what that was judged. */
  z.strictObject({
    kind: z.literal('quality.alarm'),
    site: siteId,
    since: moment,
    worst: qualityFault,
    rules: verdict.shape.rules,
    /** Null: it was raised, or its worst place is another. */
    ended: alarmEnd.nullable(),
  }),
  z.strictObject({ kind: z.literal('incident.opened'), incident }),
  z.strictObject({ kind: z.literal('incident.assigned'), ...ofIncident, owner: incidentOwner, by }),
  z.strictObject({ kind: z.literal('incident.answered'), ...ofIncident, by }),
  z.strictObject({ kind: z.literal('incident.fixed'), ...ofIncident, note: humanText(500).nullable(), by }),
  z.strictObject({ kind: z.literal('incident.reopened'), ...ofIncident, by }),
  /** A call for help that needed no test to be over. */
  z.strictObject({ kind: z.literal('incident.closed'), ...ofIncident, by }),
  z.strictObject({ kind: z.literal('incident.retested'), ...ofIncident, measurement: opaqueId }),
] as const
