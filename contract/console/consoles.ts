import { z } from 'zod'
import { accountRole } from '../accounts/index.ts'
import { nothing } from '../frame.ts'
import { humanText, moment, opaqueId } from '../protocol.ts'
import type { Operation } from './operation.ts'

/** Who sits at a console: an operator, somebody who only looks, or whoever chairs. */
export const consoleRole = z.enum(['operator', 'viewer', 'chair'])
export type ConsoleRole = z.infer<typeof consoleRole>

const consoleInfo = z.strictObject({
  id: opaqueId,
  role: accountRole,
  /** Who signed in by name; null: by a link. */
  person: humanText(120).nullable(),
  signedInAt: moment,
  expiresAt: moment,
})
const linkInfo = z.strictObject({ id: opaqueId, role: consoleRole, issuedAt: moment, expiresAt: moment })

/** Who is let in to the consoles of this node. */
export const consolesOperations = {
  'consoles.issue': {
    right: 'tokens',
    summary: "Makes a sign-in link that opens one console once; needs every right of the link's role",
    body: z.strictObject({ role: consoleRole, hours: z.number().int().min(1).max(168).default(24) }),
    reply: z.strictObject({ id: opaqueId, url: z.string().max(500), expiresAt: moment }),
  },
  'consoles.list': {
    right: 'tokens',
    summary: 'Consoles that are signed in, and sign-in links that can still be used',
    body: nothing,
    reply: z.strictObject({ consoles: z.array(consoleInfo), links: z.array(linkInfo) }),
  },
  'consoles.end': {
    right: 'tokens',
    summary: 'Signs a console out, or ends a sign-in link that was not used',
    body: z.strictObject({ id: opaqueId }),
    reply: nothing,
  },
} satisfies Record<string, Operation>
