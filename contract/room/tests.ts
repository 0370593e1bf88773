import { z } from 'zod'
import { nothing, type OperationTable } from '../frame.ts'
import { humanText, opaqueId } from '../protocol.ts'
import {
  loopNow,
  measurement,
  pageMeasured,
  siteDue,
  testAborted,
  testBegun,
  testOrder,
  verdict,
} from '../readiness/index.ts'

const ofTest = { test: opaqueId }

/** The tests that a site's page makes of itself, and its call for help. */
export const testRequests = {
  /** Begins a test; `order` names the one that the node asked for. Refused with `test.running`, `test.no-room`. */
  'test.begin': {
    body: z.strictObject({
      form: measurement.shape.form,
      asked: z.enum(['site', 'round', 'technician', 'unattended']),
      order: opaqueId.nullable(),
    }),
    reply: testBegun,
  },
  /** Which tier returns the test's picture and sound from now on; null: none. The feeds follow. */
  'test.loop': { body: z.strictObject({ ...ofTest, tier: loopNow }), reply: nothing },
  /** What was measured. It is judged and stored before the answer. */
  'test.end': {
    body: z.strictObject({ ...ofTest, measured: pageMeasured }),
    reply: z.strictObject({ verdict }),
  },
  'test.abort': { body: z.strictObject({ ...ofTest, why: testAborted }), reply: nothing },
  /** Calls the technicians of the tier; `words` may be left out. */
  'help.call': { body: z.strictObject({ words: humanText(500).nullable() }), reply: nothing },
} satisfies OperationTable

/** What the page is told of its tests: the one that the node asks for, and what is known of the site. */
export const testNotice = z.strictObject({
  order: testOrder.nullable(),
  verdict: verdict.nullable(),
  /** A call for help that nobody has answered yet, that was answered, or called fixed, and is not over. */
  help: z.enum(['none', 'called', 'answered', 'fixed']),
  /** The next session for which the site is not ready as its time comes near. */
  due: siteDue.nullable().default(null),
})
