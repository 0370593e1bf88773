import { z } from 'zod'
import { siteCalendar } from '../calendar/index.ts'
import { countdownSeconds } from '../cue.ts'
import { errorBody } from '../errors/index.ts'
import type { NoticeTable } from '../frame.ts'
import { isOfKind, layer, nodeId, siteId, sourceKey, sourceKind } from '../ids.ts'
import { humanText, moment, opaqueId, revision } from '../protocol.ts'
import { presence } from '../roll-call.ts'
import { rtpParameters } from '../rtp.ts'
import { screen, transition } from '../scene.ts'
import { testNotice } from './tests.ts'

/** One stream that the site receives: a consumer on its receiving transport. */
export const feed = z
  .strictObject({
    id: z.string().min(1).max(64),
    source: sourceKey,
    kind: sourceKind,
    producer: z.string().min(1).max(64),
    rtpParameters,
  })
  .refine(isOfKind, { message: 'the kind is that of the source', path: ['kind'] })
export type Feed = z.infer<typeof feed>

const tierMark = z.strictObject({ node: nodeId, label: humanText(200) })

/** What a node orders and tells a site's page. Each is whole and replaces the one before. */
export const roomNotices = {
  /**
   * What to draw: the scene with its slots resolved. `revision` is that of the program; when only who speaks, chairs
   * or comes round has changed, it stays. `labels` has the on-screen name of every site in it, `speaking` those of
   * them that speak.
   */
  scene: z.strictObject({
    session: z.strictObject({ id: opaqueId, title: humanText(300) }).nullable(),
    revision,
    scene: screen,
    transition,
    labels: z.record(siteId, humanText(200)),
    speaking: z.array(siteId).max(64),
  }),
  /** Which of its own sources the site sends. `camera` is the highest layer wanted, null: no video bytes at all. */
  publish: z.strictObject({ camera: layer.nullable(), microphone: z.boolean(), content: z.boolean() }),
  /** The whole set of streams for this site. New ones start after `feeds.ready`. */
  feeds: z.strictObject({ revision, feeds: z.array(feed).max(64) }),
  /** Where the site stands: on air, microphone open, which tiers see and hear it now. */
  standing: z.strictObject({
    onAir: z.boolean(),
    microphoneOpen: z.boolean(),
    /** The site asks to speak since `at`, as the `place`-th of the queue (1: next). */
    hand: z.strictObject({ at: moment, place: z.number().int().min(1) }).nullable(),
    /** The site is invited to speak and may open its microphone itself. */
    invited: z.strictObject({ at: moment, by: humanText(120) }).nullable(),
    /** When its microphone was opened, null: it is closed. */
    speakingSince: moment.nullable(),
    /** The session shows the site's content where a scene has a slot for it. */
    presenting: z.boolean().default(false),
    /**
     * An operator of a tier talks with this site privately: its microphone is sent to that operator only. `countdown`:
     * when it goes on air, null: not yet.
     */
    cue: z
      .strictObject({
        from: tierMark,
        by: humanText(120),
        since: moment,
        countdown: z.strictObject({ at: moment, seconds: countdownSeconds }).nullable(),
      })
      .nullable()
      .default(null),
    /** Somebody else closed its microphone. */
    closedBy: z.strictObject({ at: moment, by: humanText(120) }).nullable(),
    seenBy: z.array(tierMark).max(64),
    heardBy: z.array(tierMark).max(64),
    /** Whether the node is linked with the tier above; null at the top. */
    uplink: z.boolean().nullable(),
  }),
  /** Whether the site's presence is asked for, and what was answered for it last. */
  'roll-call': z.strictObject({
    asked: z.strictObject({ id: opaqueId, question: humanText(300), answer: presence.nullable() }).nullable(),
  }),
  /** The planned sessions that the site is invited to, and what it answered. */
  calendar: siteCalendar,
  /** The test that the node asks for, what is known of the site, its call for help. */
  tests: testNotice,
  /** The transports are gone (a worker or the media host restarted): send `media.open` again. */
  'media-lost': z.strictObject({ error: errorBody }),
  /** The seat is gone (taken over in another browser, link revoked): stop, and show why. */
  'seat-lost': z.strictObject({ error: errorBody }),
  /** Sent every two seconds; five seconds of silence mean that the connection is dead. */
  beat: z.strictObject({ at: moment }),
  /** A frame that could not be answered by id was refused. */
  refused: z.strictObject({ error: errorBody }),
} satisfies NoticeTable
export type RoomNotices = typeof roomNotices
