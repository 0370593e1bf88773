import { z } from 'zod'
import { fence } from '../control.ts'
import { nothing } from '../frame.ts'
import { nodeId, siteId } from '../ids.ts'
import { humanText, moment, opaqueId, protocolVersion, revision } from '../protocol.ts'
import { scene, transition } from '../scene.ts'
import { sessionState } from '../session.ts'
import { siteStatus } from '../standing.ts'
import { accountsOperations } from './accounts.ts'
import { audienceOperations } from './audiences.ts'
import { bodyOperations } from './bodies.ts'
import { calendarOperations } from './calendar.ts'
import { chairOperations } from './chair.ts'
import { circuitOperations } from './circuits.ts'
import { consolesOperations } from './consoles.ts'
import { contentOperations } from './content.ts'
import { controlOperations } from './control.ts'
import { cueOperations } from './cue.ts'
import { directoryOperations } from './directory.ts'
import { floorOperations } from './floor.ts'
import { ladderOperations } from './ladder.ts'
import { lineOperations } from './line.ts'
import { lineageOperations } from './lineage.ts'
import { linkStatus } from './notices.ts'
import { type Operation, right } from './operation.ts'
import { participationOperations } from './participation.ts'
import { patrolOperations } from './patrol.ts'
import { qualityOperations } from './quality.ts'
import { readinessOperations } from './readiness.ts'
import { recordOperations } from './record.ts'
import { rollCallOperations } from './roll-call.ts'
import { sceneOperations } from './scenes.ts'
import { scriptOperations } from './script.ts'
import { searchOperations } from './search.ts'
import { noticeOperations } from './sent-notices.ts'
import { showingOperations } from './showing.ts'
import { siteLinkOperations } from './site-links.ts'

const tokenInfo = z.strictObject({
  id: opaqueId,
  name: humanText(120),
  rights: z.array(right),
  expiresAt: moment.nullable(),
})
const namedSession = { session: opaqueId }

/**
 * Every operation of the console. The same table serves the WebSocket (`/ws/console`), HTTP
 * (`POST /api/v1/<operation>`) and the OpenAPI document.
 */
export const consoleOperations = {
  'node.describe': {
    right: 'read',
    summary: 'The node, its protocol version and its place in the tree',
    body: nothing,
    reply: z.strictObject({
      id: nodeId,
      label: humanText(200),
      protocol: protocolVersion,
      parent: nodeId.nullable(),
      children: z.array(nodeId),
      rights: z.array(right),
    }),
  },
  'sessions.list': {
    right: 'read',
    summary: 'The sessions that run at this node',
    body: nothing,
    reply: z.strictObject({ sessions: z.array(sessionState) }),
  },
  'session.open': {
    right: 'display',
    summary:
      'Opens a session that this node owns, for every site at or below it; with `partOf` its own part of a session from above; `startsAt` (right `sites`) sets its ladder too; with `plan` an announced session opens, with its title, chair and start time',
    body: z
      .strictObject({
        /** A part that is not named is named after its session. */
        title: humanText(300).pipe(z.string().min(1)).optional(),
        chair: siteId.nullable(),
        partOf: opaqueId.optional(),
        /** When it begins: its ladder is climbed from now on, as after `ladder.set`. */
        startsAt: moment.optional(),
        /** The planned session of this tier that is opened. */
        plan: opaqueId.optional(),
      })
      .refine(({ title, partOf, plan }) => (title ?? partOf ?? plan) !== undefined, {
        message: 'a session has a title',
        path: ['title'],
      })
      .refine(({ partOf, startsAt, plan }) => plan === undefined || (partOf ?? startsAt) === undefined, {
        message: 'a planned session is whole and has its own start time',
        path: ['plan'],
      }),
    reply: z.strictObject({ session: opaqueId }),
  },
  'session.close': {
    right: 'display',
    summary: 'Ends a session that this node owns: its program goes off air, its microphones close',
    body: z.strictObject(namedSession),
    reply: nothing,
  },
  'session.take': {
    right: 'display',
    summary: 'Puts a scene on air; `seen` is the program revision that the caller saw',
    body: z.strictObject({
      ...namedSession,
      seen: revision,
      fence,
      scene,
      transition: transition.optional(),
    }),
    reply: z.strictObject({ revision }),
  },
  'session.prepare': {
    right: 'display',
    summary: 'Says which scene is in preview: its streams are got ready at every site; null: nothing is',
    body: z.strictObject({ ...namedSession, fence, scene: scene.nullable() }),
    reply: nothing,
  },
  ...audienceOperations,
  ...contentOperations,
  ...floorOperations,
  ...cueOperations,
  ...controlOperations,
  ...showingOperations,
  ...patrolOperations,
  ...rollCallOperations,
  ...recordOperations,
  ...sceneOperations,
  ...scriptOperations,
  ...lineOperations,
  ...chairOperations,
  ...readinessOperations,
  ...ladderOperations,
  ...qualityOperations,
  ...directoryOperations,
  ...bodyOperations,
  ...lineageOperations,
  ...circuitOperations,
  ...searchOperations,
  ...calendarOperations,
  ...participationOperations,
  ...noticeOperations,
  'sites.list': {
    right: 'read',
    summary: 'Sites at or below a unit, with their state; text is matched with diacritics folded',
    body: z.strictObject({
      below: siteId.optional(),
      text: humanText(100).optional(),
      state: siteStatus.shape.state.optional(),
      offset: z.number().int().min(0).optional(),
      limit: z.number().int().min(1).max(1000).optional(),
    }),
    reply: z.strictObject({
      total: z.number().int().min(0),
      sites: z.array(
        z.strictObject({ id: siteId, label: humanText(200), name: humanText(200), status: siteStatus }),
      ),
    }),
  },
  ...siteLinkOperations,
  'links.describe': {
    right: 'read',
    summary: 'The links to the tiers above and below: presence, budget, streams, bit rates',
    body: nothing,
    reply: z.strictObject({ links: z.array(linkStatus) }),
  },
  ...consolesOperations,
  ...accountsOperations,
  'tokens.issue': {
    right: 'tokens',
    summary: 'Makes an access token of limited rights; the token is shown once',
    body: z.strictObject({
      name: humanText(120).pipe(z.string().min(1)),
      rights: z.array(right).min(1).max(5),
      expiresAt: moment.nullable(),
    }),
    reply: z.strictObject({ id: opaqueId, token: z.string().max(200) }),
  },
  'tokens.list': {
    right: 'tokens',
    summary: 'Access tokens that are valid',
    body: nothing,
    reply: z.strictObject({ tokens: z.array(tokenInfo) }),
  },
  'tokens.revoke': {
    right: 'tokens',
    summary: 'Revokes an access token',
    body: z.strictObject({ id: opaqueId }),
    reply: nothing,
  },
} satisfies Record<string, Operation>
export type ConsoleOperations = typeof consoleOperations
export type ConsoleOperation = keyof ConsoleOperations

/** First request on `/ws/console`: the live notices follow its reply. */
export const consoleRequests = {
  hello: {
    body: z.strictObject({ protocol: protocolVersion, client: z.string().max(200) }),
    reply: consoleOperations['node.describe'].reply,
  },
}

/** The registry (34 provinces, 3,321 communes) is fetched once: GET /api/v1/registry. */
export const registryDocument = z.strictObject({
  version: z.string().max(100),
  units: z.array(
    z.strictObject({ id: siteId, parent: siteId.nullable(), label: humanText(200), name: humanText(200) }),
  ),
})
export type RegistryDocument = z.infer<typeof registryDocument>
