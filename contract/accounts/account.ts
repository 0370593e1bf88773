import { z } from 'zod'
import { siteId } from '../ids.ts'
import { humanText, moment, opaqueId } from '../protocol.ts'

/**
 * What an account is for: administrator (Quản trị), operator (Kỹ thuật viên), organiser (Văn phòng), inspector (Sở
 * KH&CN), telecom (Viễn thông), chair (Chủ tọa, lãnh đạo), focal (Đầu mối), viewer (Người xem).
 */
export const accountRole = z.enum([
  'administrator',
  'operator',
  'organiser',
  'inspector',
  'telecom',
  'chair',
  'focal',
  'viewer',
])
export type AccountRole = z.infer<typeof accountRole>

/** What a person types to sign in: small letters, digits, `.`, `_`, `-`. */
export const signInName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{2,39}$/, 'sign-in name: 3 to 40 of a-z, 0-9, ".", "_", "-"')

const ofPerson = {
  /** As the record names them. */
  person: humanText(120).pipe(z.string().min(1)),
  post: humanText(120),
  phone: humanText(40),
  role: accountRole,
  /** What the role is for: this unit and what is below it. */
  unit: siteId,
  /** Of a telecom: whose lines it sees, as the directory names the provider. Null for the others. */
  provider: humanText(120).pipe(z.string().min(1)).nullable(),
  /** What the identity provider calls the person, exactly; null: none. Left out of a change: as it is. */
  identity: z
    .string()
    .min(1)
    .max(200)
    .regex(/^[^\p{C}\s](.*[^\p{C}\s])?$/u, 'as the identity provider writes it, without spaces around it')
    .nullable()
    .optional(),
}

const isProviderFitting = ({ role, provider }: { role: AccountRole; provider: string | null }) =>
  (role === 'telecom') === (provider !== null)
const fitting = { message: 'a telecom has a provider, the others have none', path: ['provider'] }

/** Whom an account is for, what they may do, and where. */
export const accountSettings = z.strictObject(ofPerson).refine(isProviderFitting, fitting)
export type AccountSettings = z.infer<typeof accountSettings>

export const newAccount = z.strictObject({ name: signInName, ...ofPerson }).refine(isProviderFitting, fitting)
export type NewAccount = z.infer<typeof newAccount>

/** An account as it is listed: nothing in it opens anything. */
export const account = z
  .strictObject({
    id: opaqueId,
    name: signInName,
    ...ofPerson,
    disabled: z.boolean(),
    /** False until the person has followed the invitation. */
    hasPassword: z.boolean(),
    secondFactor: z.boolean(),
    /** Until when the invitation can be followed; null: there is none. */
    invitedUntil: moment.nullable(),
    lastSignInAt: moment.nullable(),
  })
  .refine(isProviderFitting, fitting)
export type Account = z.infer<typeof account>
