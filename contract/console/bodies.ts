import { z } from 'zod'
import { body, bodyEntry, bodySite, MAX_BODIES } from '../bodies/index.ts'
import { nothing } from '../frame.ts'
import { humanText, revision } from '../protocol.ts'
import type { Operation } from './operation.ts'

const seen = revision

/** Departments and other bodies of this node, as sites beside its communes. */
export const bodyOperations = {
  'bodies.list': {
    right: 'read',
    summary: 'Departments and other bodies of this node that are sites of it, closed ones too',
    body: nothing,
    reply: z.strictObject({
      bodies: z.array(z.strictObject({ ...bodyEntry.shape, label: humanText(200) })).max(MAX_BODIES),
    }),
  },
  'bodies.set': {
    right: 'sites',
    summary:
      'Makes a body a site of this node, names it anew, or opens it again; `seen` is the revision that the caller saw, 0: none',
    body: z.strictObject({ body, seen }),
    reply: z.strictObject({ revision }),
  },
  'bodies.close': {
    right: 'sites',
    summary: 'Closes a body: it is no site any more, its links end; what is recorded of it stays',
    body: z.strictObject({ site: bodySite, seen }),
    reply: z.strictObject({ revision }),
  },
} satisfies Record<string, Operation>
export type BodyOperations = typeof bodyOperations
