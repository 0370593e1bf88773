import { randomBytes } from 'node:crypto'
import type { Account, AccountSettings, NewAccount } from '#contract/accounts'
import type { Log } from '#foundation/log'
import type { Store } from '#foundation/store'
import type { Clock } from '#foundation/time'
import { createAttempts } from './attempts.ts'
import type { AccountsContext } from './context.ts'
import type { Invited } from './invitation.ts'
import { openKeep, type RecordEvent } from './keep.ts'
import { eventOf } from './known.ts'
import { acceptInvitation, invitedBy } from './operations/accept-invitation.ts'
import { changeAccount } from './operations/change-account.ts'
import { changePassword } from './operations/change-password.ts'
import { createAccount } from './operations/create-account.ts'
import { disableAccount } from './operations/disable-account.ts'
import { inviteAgain } from './operations/invite-again.ts'
import type { Proof } from './operations/prove.ts'
import { beginCode, confirmCode, endCode } from './operations/second-factor.ts'
import { enter, signIn } from './operations/sign-in.ts'
import { createPasswords } from './passwords.ts'
import { type StoredAccount, told } from './stored.ts'

/** Accounts of one node. Refusals and rules are with each operation's own function. */
export interface Accounts {
  /** In the order of their sign-in names. */
  all(): readonly Account[]
  byId(id: string): Account | undefined
  create(settings: NewAccount, by: string): Promise<Invited>
  change(id: string, settings: AccountSettings, by: string): Promise<void>
  disable(id: string, disabled: boolean, by: string): Promise<void>
  invite(id: string, by: string): Promise<Invited>
  /** Whose invitation it is; does not use it up. */
  invitedBy(token: string): Account
  accept(token: string, password: string): Promise<Account>
  signIn(proof: Proof): Promise<Account>
  signedOut(id: string): Promise<void>
  changePassword(id: string, asked: { password: string; next: string; address: string }): Promise<void>
  beginCode(
    id: string,
    asked: { password: string; address: string },
  ): Promise<{ secret: string; uri: string }>
  confirmCode(id: string, code: string): Promise<void>
  endCode(id: string, proof: { password: string; code: string; address: string }): Promise<void>
}

export interface OpenAccountsOptions {
  /** Opened with `accountMigrations`; stays the caller's. */
  store: Store
  clock: Pick<Clock, 'now'>
  record: RecordEvent
  /** The node, as the app on a person's phone is to name it. */
  label: string
  log: Log
  /** Default: the operating system's. */
  random?: (bytes: number) => Buffer
}

/** Reads what is stored, and binds the operations to it. Nothing has to be closed. */
export async function openAccounts(options: OpenAccountsOptions): Promise<Accounts> {
  const { store, clock, record, label, log, random = randomBytes } = options
  const keep = await openKeep({ store, record, log })
  const context: AccountsContext = {
    ...{ keep, clock, random, label, log },
    attempts: createAttempts(store, clock),
    passwords: await createPasswords(random),
    pending: new Map(),
  }
  const tell = (stored: StoredAccount) => told(stored, clock.now())
  return {
    all: () =>
      keep
        .all()
        .map(tell)
        .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    byId(id) {
      const stored = keep.byId(id)
      return stored && tell(stored)
    },
    create: (settings, by) => createAccount(context, settings, by),
    change: (id, settings, by) => changeAccount(context, id, settings, by),
    disable: (id, disabled, by) => disableAccount(context, id, disabled, by),
    invite: (id, by) => inviteAgain(context, id, by),
    invitedBy: (token) => tell(invitedBy(context, token)),
    async accept(token, password) {
      return tell(await enter(context, await acceptInvitation(context, token, password), null))
    },
    signIn: async (proof) => tell(await signIn(context, proof)),
    async signedOut(id) {
      const stored = keep.byId(id)
      if (stored) await keep.note({ kind: 'account.signed-out', ...eventOf(stored, stored.account.person) })
    },
    changePassword: (id, asked) => changePassword(context, id, asked),
    beginCode: (id, asked) => beginCode(context, id, asked),
    confirmCode: (id, code) => confirmCode(context, id, code),
    endCode: (id, proof) => endCode(context, id, proof),
  }
}
