import { z } from 'zod'
import { siteId } from '../ids.ts'
import { humanText, moment, opaqueId } from '../protocol.ts'
import { grade } from './words.ts'

const hour = 3_600_000
const minute = 60_000

/** Whom a notice reaches: the site itself, the technicians of its province, the centre. */
export const noticeReach = z.enum(['site', 'province', 'centre'])
export type NoticeReach = z.infer<typeof noticeReach>

export const ladderStep = z.strictObject({
  id: opaqueId,
  /** Before the session begins. */
  beforeMs: z.number().int().min(0),
  /** Null: no round begins by itself. */
  round: z.enum(['full', 'short']).nullable(),
  /** From this step on a proof may be that old at most. */
  maxAgeMs: z.number().int().min(0),
  /** How long after its beginning who is not ready is told of. */
  noticeAfterMs: z.number().int().min(0),
  reach: z.array(noticeReach).max(3),
})
export type LadderStep = z.infer<typeof ladderStep>

/** The steps of a session in their order, and what its gate asks for. */
export const ladder = z
  .strictObject({
    steps: z
      .array(ladderStep)
      .min(1)
      .max(16)
      .default([
        {
          id: 'T-24h',
          beforeMs: 24 * hour,
          round: 'full',
          maxAgeMs: 24 * hour,
          noticeAfterMs: hour,
          reach: ['site'],
        },
        {
          ...{ id: 'T-60', beforeMs: hour, round: 'full', maxAgeMs: hour, noticeAfterMs: 15 * minute },
          reach: ['site', 'province'],
        },
        {
          ...{ id: 'T-30', beforeMs: 30 * minute, round: 'full', maxAgeMs: hour, noticeAfterMs: 5 * minute },
          reach: ['site', 'province', 'centre'],
        },
        {
          ...{ id: 'T-15', beforeMs: 15 * minute, round: null, maxAgeMs: hour, noticeAfterMs: 0 },
          reach: ['site', 'province', 'centre'],
        },
      ]),
    gate: z
      .strictObject({
        /** From this step on it is said whether the session is ready. */
        step: opaqueId.default('T-15'),
        /** This share of the sites has to be ready or waived. */
        minReadyShare: z.number().min(0).max(1).default(1),
        /** As many sites may be untested without a waiver. */
        maxUntested: z.number().int().min(0).default(0),
        /** These have to be ready or waived whatever the share, as the chair's site. */
        always: z.array(siteId).max(64).default([]),
      })
      .prefault({}),
  })
  .refine(
    ({ steps }) => steps.every(({ beforeMs }, at) => at === 0 || beforeMs < (steps[at - 1]?.beforeMs ?? 0)),
    {
      message: 'each step comes later than the one before it',
      path: ['steps'],
    },
  )
  .refine(({ steps }) => new Set(steps.map(({ id }) => id)).size === steps.length, {
    message: 'each step has a name of its own',
    path: ['steps'],
  })
  .refine(({ steps, gate }) => steps.some(({ id }) => id === gate.step), {
    message: 'the gate is one of the steps',
    path: ['gate', 'step'],
  })
export type Ladder = z.infer<typeof ladder>

/** A named person takes it upon himself that a session begins without these sites being ready. */
export const waiver = z.strictObject({
  id: opaqueId,
  session: opaqueId,
  /** Null: every site of the session. */
  sites: z.array(siteId).min(1).max(4000).nullable(),
  by: humanText(120).pipe(z.string().min(1)),
  reason: humanText(500).pipe(z.string().min(1)),
  at: moment,
})
export type Waiver = z.infer<typeof waiver>

/** What a ladder has brought about so far. */
export const ladderDone = z.strictObject({
  /** Steps whose round was started. */
  rounds: z.array(opaqueId).max(16),
  /** Steps whose notices went out, and to whom they reached. */
  notices: z.array(z.strictObject({ step: opaqueId, reach: noticeReach })).max(48),
})
export type LadderDone = z.infer<typeof ladderDone>

/** What is due now. A notice names, for each who is told, the sites that are not ready. */
export const ladderDue = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('start-round'),
    step: opaqueId,
    form: z.enum(['full', 'short']),
    proofSince: moment,
    sites: z.array(siteId).max(4000),
  }),
  z.strictObject({
    kind: z.literal('notice'),
    step: opaqueId,
    reach: noticeReach,
    /** The site or the node that is told. */
    notices: z
      .array(
        z.strictObject({
          to: siteId,
          sites: z
            .array(z.strictObject({ site: siteId, grade }))
            .min(1)
            .max(4000),
        }),
      )
      .max(4000),
  }),
])
export type LadderDue = z.infer<typeof ladderDue>

const lacking = z.strictObject({ site: siteId, grade })
/** Whether the session may begin. */
export const gate = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('early'), opensAt: moment }),
  /** `waived`: not ready, but somebody signed for it; `lacking`: not ready, and within what the threshold bears. */
  z.strictObject({
    state: z.literal('ready'),
    ready: z.number().int().min(0),
    of: z.number().int().min(0),
    waived: z.array(lacking),
    lacking: z.array(lacking),
  }),
  z.strictObject({
    state: z.literal('not-ready'),
    ready: z.number().int().min(0),
    of: z.number().int().min(0),
    waived: z.array(lacking),
    lacking: z.array(lacking),
    why: z.array(z.enum(['no-sites', 'share', 'untested', 'always'])).min(1),
  }),
])
export type Gate = z.infer<typeof gate>
