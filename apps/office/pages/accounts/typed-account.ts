import { type Account, type AccountRole, newAccount } from '#contract/accounts'

/** The form as it is typed. */
export interface TypedAccount {
  name: string
  person: string
  post: string
  phone: string
  role: AccountRole
  unit: string
  provider: string
  identity: string
}
export type AccountField = keyof TypedAccount

export const blankAccount = (unit: string): TypedAccount => ({
  ...{ name: '', person: '', post: '', phone: '', provider: '', identity: '' },
  ...{ role: 'operator', unit },
})

export const typedOf = ({
  name,
  person,
  post,
  phone,
  role,
  unit,
  provider,
  identity,
}: Account): TypedAccount => ({
  ...{ name, person, post, phone, role, unit },
  provider: provider ?? '',
  identity: identity ?? '',
})

/** What the contract takes, or the first field that it does not. */
export function readAccount(typed: TypedAccount) {
  const provider = typed.role === 'telecom' ? typed.provider.trim() || null : null
  const identity = typed.identity.trim() || null
  const name = typed.name.trim().toLowerCase()
  const read = newAccount.safeParse({ ...typed, name, provider, identity })
  if (read.success) return { account: read.data }
  const [first] = read.error.issues
  return { wrong: String(first?.path[0] ?? 'name') as AccountField }
}
