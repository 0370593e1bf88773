import { z } from 'zod'
import { siteId } from './ids.ts'
import { humanText, moment, opaqueId } from './protocol.ts'

/** As many wishes of a chair as wait at a time. */
export const MAX_CHAIR_CALLS = 32

/** The chair of a session wants a site to speak and to be seen: a note to the operators, who see to it. */
export const chairCall = z.strictObject({
  id: opaqueId,
  session: opaqueId,
  site: siteId,
  by: humanText(120),
  at: moment,
})
export type ChairCall = z.infer<typeof chairCall>
