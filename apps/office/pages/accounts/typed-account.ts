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
}
export type AccountField = keyof TypedAccount

export const blankAccount = (unit: string): TypedAccount => ({
  ...{ name: '', person: '', post: '', phone: '', provider: '' },
  ...{ role: 'operator', unit },
})

export const typedOf = ({ name, person, post, phone, role, unit, provider }: Account): TypedAccount => ({
  ...{ name, person, post, phone, role, unit },
  provider: provider ?? '',
})

/** What the contract takes, or the first field that it does not. */
export function readAccount(typed: TypedAccount) {
  const provider = typed.role === 'telecom' ? typed.provider.trim() || null : null
  const read = newAccount.safeParse({ ...typed, name: typed.name.trim().toLowerCase(), provider })
  if (read.success) return { account: read.data }
  const [first] = read.error.issues
  return { wrong: String(first?.path[0] ?? 'name') as AccountField }
}
