import { z } from 'zod'
import { accountRole, signInName } from '../accounts/index.ts'
import { siteId } from '../ids.ts'
import { humanText, moment, opaqueId } from '../protocol.ts'

const of = {
  account: opaqueId,
  name: signInName,
  by: humanText(120),
  /** The account of who did it; null: a sign-in link, a token or the node itself; left out in older records. */
  byAccount: opaqueId.nullable().optional(),
}

/** What the record says of accounts: never a password, code, link or credential, nor a name that no account has. */
export const accountEvents = [
  z.strictObject({ kind: z.literal('account.created'), ...of, role: accountRole, unit: siteId }),
  z.strictObject({
    kind: z.literal('account.changed'),
    ...of,
    fields: z
      .array(z.enum(['person', 'post', 'phone', 'role', 'unit', 'provider', 'identity']))
      .min(1)
      .max(7),
    role: accountRole,
    unit: siteId,
  }),
  z.strictObject({ kind: z.literal('account.disabled'), ...of }),
  z.strictObject({ kind: z.literal('account.enabled'), ...of }),
  z.strictObject({ kind: z.literal('account.invited'), ...of }),
  /** By the person, from the invitation or knowing the password before it. */
  z.strictObject({ kind: z.literal('account.password-set'), ...of }),
  z.strictObject({ kind: z.literal('account.second-factor'), ...of, on: z.boolean() }),
  /** `way`: left out in older records, when there was but the password. */
  z.strictObject({
    kind: z.literal('account.signed-in'),
    ...of,
    way: z.enum(['password', 'provider']).optional(),
  }),
  /** By the person, or by an administrator everywhere. */
  z.strictObject({ kind: z.literal('account.signed-out'), ...of }),
  /** Too many wrong sign-ins: none is tried before `until`. */
  z.strictObject({ kind: z.literal('account.locked'), ...of, until: moment }),
] as const
