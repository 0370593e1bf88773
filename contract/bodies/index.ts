import { z } from 'zod'
import { siteKind } from '../directory/index.ts'
import { humanText, moment, revision } from '../protocol.ts'

/** A department or other body of a province: beside communes, whose codes are five digits, it has letters. */
export const bodySite = z.string().regex(/^VN-[0-9]{2}-[A-Z][0-9A-Z]{1,11}$/, 'site of a body: VN-25-SYT')

export const bodyKind = siteKind.exclude(['commune'])
export type BodyKind = z.infer<typeof bodyKind>

/** A body (sở, ban, ngành, đơn vị khác) that takes part with a room of its own. */
export const body = z.strictObject({
  site: bodySite,
  /** In full: `Sở Y tế`. */
  name: humanText(120).pipe(z.string().min(1)),
  kind: bodyKind,
})
export type Body = z.infer<typeof body>

/** A body as its own node keeps it, and tells the others. */
export const bodyEntry = z.strictObject({
  body,
  /** Counts its changes from 1. */
  revision: revision.min(1),
  /** Since when it takes part no more; null: it does. */
  closedAt: moment.nullable(),
  at: moment,
  by: humanText(120),
})
export type BodyEntry = z.infer<typeof bodyEntry>

/** As many bodies has a node. */
export const MAX_BODIES = 300
