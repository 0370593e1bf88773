import { z } from 'zod'
import { account, accountSettings, newAccount } from '../accounts/index.ts'
import { nothing } from '../frame.ts'
import { siteId } from '../ids.ts'
import { humanText, moment, opaqueId } from '../protocol.ts'
import type { Operation } from './operation.ts'

const ofAccount = z.strictObject({ id: opaqueId })
/** Shown once: the person chooses a password with it. */
const invitation = { url: z.string().max(500), expiresAt: moment }

/** Accounts of persons at this node. */
export const accountsOperations = {
  'accounts.list': {
    right: 'tokens',
    summary: 'Accounts at or below a unit, unless told of this node; text is matched with diacritics folded',
    body: z.strictObject({ below: siteId.optional(), text: humanText(100).optional() }),
    reply: z.strictObject({
      accounts: z
        .array(z.strictObject({ account, label: humanText(200), sessions: z.number().int().min(0) }))
        .max(5000),
    }),
  },
  'accounts.create': {
    right: 'tokens',
    summary:
      'Makes an account and its invitation, which is shown once; needs every right that the role has, at the unit',
    body: newAccount,
    reply: z.strictObject({ id: opaqueId, ...invitation }),
  },
  'accounts.change': {
    right: 'tokens',
    summary: 'Changes whom an account is for, its role or unit; what it may do changes at once',
    body: z.strictObject({ id: opaqueId, settings: accountSettings }),
    reply: nothing,
  },
  'accounts.disable': {
    right: 'tokens',
    summary: 'Disables an account and ends its sign-ins, or enables it again',
    body: z.strictObject({ id: opaqueId, disabled: z.boolean() }),
    reply: nothing,
  },
  'accounts.invite': {
    right: 'tokens',
    summary:
      'Makes a new invitation; who follows it chooses a new password, and the second factor and other sign-ins end',
    body: ofAccount,
    reply: z.strictObject(invitation),
  },
  'accounts.end-sessions': {
    right: 'tokens',
    summary: 'Ends every sign-in of an account',
    body: ofAccount,
    reply: z.strictObject({ ended: z.number().int().min(0) }),
  },
  'accounts.me': {
    right: 'read',
    summary: 'The account of the caller; null for a sign-in link or an access token',
    body: nothing,
    reply: z.strictObject({ account: account.nullable() }),
  },
} satisfies Record<string, Operation>
export type AccountsOperations = typeof accountsOperations
