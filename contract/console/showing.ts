import { z } from 'zod'
import { fence } from '../control.ts'
import { nothing } from '../frame.ts'
import { nodeId, siteId } from '../ids.ts'
import { humanText, opaqueId } from '../protocol.ts'
import { showAnswer, showingRule } from '../showing.ts'
import type { Operation } from './operation.ts'

const request = z.strictObject({ session: opaqueId, request: opaqueId })
const operation = <Body extends z.ZodType, Reply extends z.ZodType>(
  summary: string,
  body: Body,
  reply: Reply,
) => ({ right: 'display' as const, summary, body, reply })

/** Showing a province's sites: its rules, and the requests between the tiers. */
export const showingOperations = {
  'showing.rule': operation(
    'A province says whether its sites are shown freely, after asking, or not, in one session',
    z.strictObject({ session: opaqueId, province: nodeId, rule: showingRule }),
    nothing,
  ),
  'showing.standing': operation(
    'The rule that this tier gives every session that arrives; without `rule` it is only told',
    z.strictObject({ rule: showingRule.optional() }),
    z.strictObject({ rule: showingRule }),
  ),
  'showing.ask': operation(
    'Asks a province to let one of its sites be shown; the request waits for a minute',
    z.strictObject({ session: opaqueId, fence, site: siteId, note: humanText(300) }),
    z.strictObject({ request: opaqueId }),
  ),
  'showing.withdraw': operation('Takes a request back', request, nothing),
  'showing.answer': operation(
    'The province accepts a request, refuses it with a reason, or offers another of its sites',
    request.extend({ answer: showAnswer }),
    nothing,
  ),
} satisfies Record<string, Operation>
