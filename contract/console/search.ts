import { z } from 'zod'
import { siteId } from '../ids.ts'
import { humanText, moment, opaqueId } from '../protocol.ts'
import type { Operation } from './operation.ts'

/** As many of each kind are told. */
export const MAX_FOUND = 8

const site = { site: siteId, label: humanText(200) }

/** The first of a kind, and how many there are. */
const group = <Found extends z.ZodRawShape>(found: Found) =>
  z.strictObject({
    total: z.number().int().min(0),
    found: z.array(z.strictObject(found)).max(MAX_FOUND),
  })

/** Everything that this node keeps, in one question. */
export const searchOperations = {
  'search.find': {
    right: 'read',
    summary:
      'Units, focal persons, lines, sessions, saved scenes and accounts, each group cut; of a kind that the caller may not see, null. Every word begins a word, with diacritics folded; codes and telephone numbers by their digits',
    body: z.strictObject({ text: humanText(100).pipe(z.string().min(1)) }),
    reply: z.strictObject({
      /** `was`: found by a name that it no longer has; null: by what it is called now. */
      units: group({ ...site, was: humanText(120).nullable() }),
      persons: group({
        ...site,
        name: humanText(120),
        post: humanText(120),
        phone: humanText(40),
      }).nullable(),
      circuits: group({
        ...site,
        provider: humanText(120),
        circuit: humanText(80),
        phone: humanText(40),
      }).nullable(),
      /** Planned and past ones by `plan`, running ones without a plan by `session`. */
      sessions: group({
        plan: opaqueId.nullable(),
        session: opaqueId.nullable(),
        title: humanText(300),
        /** Null: it was not planned. */
        startsAt: moment.nullable(),
        state: z.enum(['draft', 'announced', 'open', 'closed', 'cancelled']),
      }).nullable(),
      scenes: group({ scene: opaqueId, name: humanText(80) }).nullable(),
      accounts: group({
        account: opaqueId,
        name: humanText(60),
        person: humanText(120),
        post: humanText(120),
        unit: humanText(200),
      }).nullable(),
    }),
  },
} satisfies Record<string, Operation>
export type SearchOperations = typeof searchOperations
