import { z } from 'zod'
import { siteId } from './ids.ts'
import { humanText, moment, opaqueId, revision } from './protocol.ts'

/** As many patrols as a session can have. */
export const MAX_PATROLS = 16
/**
 * As many chosen sites as the patrols of a session can have together: they travel in its state with every step, in
 * about 14 bytes each, to every console and tier below. More sites are gone round by their unit.
 */
export const MAX_CHOSEN_SITES = 512
/** The shortest stop, in milliseconds. */
export const MIN_STOP_MS = 3000

/** Whom a patrol goes round: chosen sites in their order, or everything below a unit (the unit's own room is not). */
export const patrolList = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('sites'), sites: z.array(siteId).min(1).max(MAX_CHOSEN_SITES) }),
  z.strictObject({ kind: z.literal('below'), unit: siteId }),
])
export type PatrolList = z.infer<typeof patrolList>

/** What an operator says of a patrol. */
export const patrolSettings = z.strictObject({
  name: humanText(80).pipe(z.string().min(1)),
  list: patrolList,
  /** How long a stop lasts, in milliseconds. */
  stepMs: z.number().int().min(MIN_STOP_MS).max(3_600_000),
  /** How many slots of a scene it fills at most. */
  slots: z.number().int().min(1).max(25),
  order: z.enum(['listed', 'unseen-longest']),
})
export type PatrolSettings = z.infer<typeof patrolSettings>

const count = z.number().int().min(0)

/** Sites of the list that were passed over, by the reason. */
export const patrolSkipped = z.strictObject({
  absent: count,
  noVideo: count,
  /** Their province wants to be asked, or does not let them be shown. */
  notAgreed: count,
})
export type PatrolSkipped = z.infer<typeof patrolSkipped>

/** A round trip through sites, declared in a session; its slots show `current`. */
export const patrol = patrolSettings.extend({
  id: opaqueId,
  state: z.enum(['stopped', 'running', 'paused']),
  /** Who is shown, one site a slot. */
  current: z.array(siteId).max(25),
  /** Who comes next, as far as is known now. */
  next: z.array(siteId).max(25),
  /** Counts every change of `current`. */
  step: revision,
  /** When this stop began. */
  stepSince: moment,
  /** Rounds count from 1. */
  round: z.number().int().min(1),
  /** How many sites this round has shown, of as many as it can. */
  seen: count,
  total: count,
  skipped: patrolSkipped,
})
export type Patrol = z.infer<typeof patrol>

/** A patrol as it is made: it shows nobody until it is started. */
export const beginPatrol = (id: string, settings: PatrolSettings): Patrol => ({
  ...settings,
  id,
  state: 'stopped',
  current: [],
  next: [],
  step: 0,
  stepSince: 0,
  round: 1,
  seen: 0,
  total: 0,
  skipped: { absent: 0, noVideo: 0, notAgreed: 0 },
})
