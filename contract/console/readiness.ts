import { z } from 'zod'
import { nothing } from '../frame.ts'
import { siteId } from '../ids.ts'
import { humanText, opaqueId } from '../protocol.ts'
import {
  board,
  boardSite,
  incident,
  incidentOwner,
  linkLoad,
  MAX_ROUNDS_KNOWN,
  measurement,
  round,
  siteHistory,
  verdict,
} from '../readiness/index.ts'
import type { Operation } from './operation.ts'

const sites = z.array(siteId).min(1).max(4000)
const ofRound = { round: opaqueId }
const ofIncident = { incident: opaqueId }

/** A round as consoles see it: with what its tests take of each link now. */
export const roundState = z.strictObject({ round, loads: z.array(linkLoad).max(128) })
export type RoundState = z.infer<typeof roundState>

/** Readiness: who is proven, the rounds of tests, what has to be seen to. */
export const readinessOperations = {
  'readiness.board': {
    right: 'read',
    summary:
      'The board of this tier: how many of its sites are proven, what is wrong with the others, who acts',
    body: nothing,
    reply: board,
  },
  'readiness.site': {
    right: 'read',
    summary: 'The newest verdict on a site, what it was judged from, its last tests, its open incidents',
    body: z.strictObject({ site: siteId }),
    reply: z.strictObject({
      verdict,
      /** Null where the site was tested by another tier's node, or never. */
      measurement: measurement.nullable(),
      history: siteHistory,
      incidents: z.array(incident),
    }),
  },
  'tests.ask': {
    right: 'sites',
    summary: 'Asks the page of a site for a test now',
    body: z.strictObject({ site: siteId, form: measurement.shape.form }),
    reply: nothing,
  },
  'rounds.list': {
    right: 'read',
    summary:
      'The rounds of tests of this tier that are not closed, and the newest closed ones, the newest last',
    body: nothing,
    reply: z.strictObject({ rounds: z.array(roundState) }),
  },
  'rounds.open': {
    right: 'sites',
    summary: 'Tests many sites, as many at once as the links bear; sites null: all of this tier',
    body: z.strictObject({
      title: humanText(200).pipe(z.string().min(1)),
      form: measurement.shape.form,
      sites: sites.nullable(),
    }),
    reply: z.strictObject(ofRound),
  },
  'rounds.pause': {
    right: 'sites',
    summary: 'Begins no more tests of a round; those under way end',
    body: z.strictObject(ofRound),
    reply: nothing,
  },
  'rounds.resume': {
    right: 'sites',
    summary: 'Goes on with a paused round',
    body: z.strictObject(ofRound),
    reply: nothing,
  },
  'rounds.retest': {
    right: 'sites',
    summary: 'Tests sites of a round again; sites null: all that failed',
    body: z.strictObject({ ...ofRound, sites: sites.nullable() }),
    reply: nothing,
  },
  'rounds.close': {
    right: 'sites',
    summary: 'Ends a round: its result is kept',
    body: z.strictObject(ofRound),
    reply: nothing,
  },
  'incidents.list': {
    right: 'read',
    summary: 'Incidents that are not over; with a site also those of it that are',
    body: z.strictObject({ site: siteId.nullable() }),
    reply: z.strictObject({ incidents: z.array(incident) }),
  },
  'incidents.answer': {
    right: 'sites',
    summary: 'Says that somebody sees to an incident',
    body: z.strictObject(ofIncident),
    reply: nothing,
  },
  'incidents.assign': {
    right: 'sites',
    summary: 'Gives an incident to another owner',
    body: z.strictObject({ ...ofIncident, owner: incidentOwner }),
    reply: nothing,
  },
  'incidents.fix': {
    right: 'sites',
    summary: 'Calls an incident fixed; it is over when a test shows it',
    body: z.strictObject({ ...ofIncident, note: humanText(500).nullable() }),
    reply: nothing,
  },
  'incidents.close': {
    right: 'sites',
    summary: 'Closes a call for help; what a test found is over with a test',
    body: z.strictObject(ofIncident),
    reply: nothing,
  },
} satisfies Record<string, Operation>

/** What consoles are told of readiness. */
export const readinessNotices = {
  /** The figures of the board, and its sites: all of them when `whole`, else those that changed. */
  readiness: z.strictObject({
    whole: z.boolean(),
    figures: board.omit({ sites: true }),
    sites: z.array(boardSite).max(4000),
  }),
  /** As in `rounds.list`. */
  rounds: z.strictObject({ rounds: z.array(roundState).max(MAX_ROUNDS_KNOWN) }),
  /** Those that are not over. */
  incidents: z.strictObject({ incidents: z.array(incident).max(4000) }),
}
