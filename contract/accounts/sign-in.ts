import { z } from 'zod'
import { nothing } from '../frame.ts'
import { siteId } from '../ids.ts'
import { humanText, moment } from '../protocol.ts'
import { account, signInName } from './account.ts'

/** Longer than any password that a person has: argon2 reads all of it. */
const password = z.string().min(1).max(512)
/** From the app on the person's phone; spaces are for the eye. */
const code = z.string().regex(/^ *(\d *){6}$/, 'six digits')
/** As an invitation's link carries it, behind the `#`. */
const invitation = z.string().regex(/^[A-Za-z0-9_-]{20,200}$/)

/** Where a browser that is signed in goes on. */
const opened = z.strictObject({ page: z.string().max(100) })

/**
 * What `apps/sign-in` asks of its node: `POST /api/v1/sign-in/<name>`, own origin only, JSON. No operations for
 * scripts: a script has an access token.
 */
export const signInRequests = {
  /** With `code` after `auth.code-needed`. A new credential each time. */
  enter: {
    body: z.strictObject({
      name: z.string().min(1).max(200),
      password,
      code: code.optional(),
    }),
    reply: opened,
  },
  /** Beside the name: the identity provider of the organisation, by its label; null: there is none. */
  ways: { body: nothing, reply: z.strictObject({ provider: humanText(80).nullable() }) },
  leave: { body: nothing, reply: nothing },
  /** Whose invitation it is; does not use it up. */
  invited: {
    body: z.strictObject({ invitation }),
    reply: z.strictObject({
      name: signInName,
      person: humanText(120),
      unit: siteId,
      label: humanText(200),
      expiresAt: moment,
    }),
  },
  /** Sets the password that the person chose, uses the invitation up, and signs in. */
  accept: { body: z.strictObject({ invitation, password }), reply: opened },
  /** Who is signed in. */
  me: {
    body: nothing,
    reply: z.strictObject({
      account,
      label: humanText(200),
      page: z.string().max(100),
      /** A code has to be set up before anything else: the node demands it. */
      lacksCode: z.boolean(),
    }),
  },
  'change-password': { body: z.strictObject({ password, next: password }), reply: nothing },
  /** A secret for the app on the phone; it counts from the code on by which the person confirms it. */
  'begin-code': {
    body: z.strictObject({ password }),
    reply: z.strictObject({ secret: z.string().max(100), uri: z.string().max(500) }),
  },
  'confirm-code': { body: z.strictObject({ code }), reply: nothing },
  'end-code': { body: z.strictObject({ password, code }), reply: nothing },
} as const satisfies Record<string, { body: z.ZodType; reply: z.ZodType }>
export type SignInRequests = typeof signInRequests
export type SignInRequest = keyof SignInRequests
