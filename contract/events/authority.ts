import { z } from 'zod'
import { nodeId, siteId } from '../ids.ts'
import { humanText, opaqueId, revision } from '../protocol.ts'
import { scene } from '../scene.ts'
import { showingRule } from '../showing.ts'

const by = humanText(120)
/** The tier whose operator gave the command. */
const tier = nodeId
const request = { session: opaqueId, request: opaqueId, site: siteId, province: nodeId }

/** What happened between the tiers of a session: who controls it, what a province lets be shown, its own part. */
export const authorityEventBodies = [
  /** `to` is the owner when control was handed back, or taken (then `tier` is the owner). */
  z.strictObject({
    kind: z.literal('control.passed'),
    session: opaqueId,
    from: nodeId,
    to: nodeId,
    fence: revision,
    by,
    tier,
  }),
  z.strictObject({ kind: z.literal('parts.allowed'), session: opaqueId, allowed: z.boolean(), by }),
  z.strictObject({
    kind: z.literal('showing.ruled'),
    session: opaqueId,
    province: nodeId,
    rule: showingRule,
    by,
  }),
  z.strictObject({ kind: z.literal('showing.asked'), ...request, note: humanText(300), by, tier }),
  z.strictObject({
    kind: z.literal('showing.answered'),
    ...request,
    answer: z.enum(['accepted', 'refused', 'countered']),
    counter: siteId.nullable(),
    reason: humanText(300),
    by,
    tier,
  }),
  z.strictObject({ kind: z.literal('showing.withdrawn'), ...request, by, tier }),
  z.strictObject({ kind: z.literal('showing.expired'), ...request }),
  z.strictObject({ kind: z.literal('part.opened'), session: opaqueId, partOf: opaqueId, by }),
  /** With the last scene, so that no work is lost. */
  z.strictObject({
    kind: z.literal('part.ended'),
    session: opaqueId,
    partOf: opaqueId,
    because: z.enum(['returned', 'ended']),
    scene,
  }),
] as const
