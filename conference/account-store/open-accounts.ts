import { randomBytes } from 'node:crypto'
import type { WaysIn } from '#conference/accounts'
import type { Account, AccountSettings, NewAccount } from '#contract/accounts'
import type { Log } from '#foundation/log'
import type { Store } from '#foundation/store'
import type { Clock } from '#foundation/time'
import { createAttempts } from './attempts.ts'
import type { AccountsContext, EndOfAccount } from './context.ts'
import type { Doer } from './doer.ts'
import type { Invited } from './invitation.ts'
import { openKeep, type RecordEvent } from './keep.ts'
import { eventOf, self } from './known.ts'
import { acceptInvitation, invitedBy } from './operations/accept-invitation.ts'
import { changeAccount } from './operations/change-account.ts'
import { changePassword } from './operations/change-password.ts'
import { createAccount } from './operations/create-account.ts'
import { disableAccount } from './operations/disable-account.ts'
import { endSignIns } from './operations/end-sign-ins.ts'
import { inviteAgain } from './operations/invite-again.ts'
import type { Proof } from './operations/prove.ts'
import { beginCode, confirmCode, endCode } from './operations/second-factor.ts'
import { enter, signIn, signInByIdentity } from './operations/sign-in.ts'
import { createPasswords } from './passwords.ts'
import { sealStored } from './seal-stored.ts'
import { type StoredAccount, told } from './stored.ts'
import { createVault } from './vault.ts'

/** Accounts of one node. Refusals and rules are with each operation's own function. */
export interface Accounts {
  /** In the order of their sign-in names. */
  all(): readonly Account[]
  byId(id: string): Account | undefined
  /** The account of a sign-in, as long as that counts: undefined when disabled or of another generation (V10). */
  usable(of: { accountId: string; generation: number }): Account | undefined
  create(settings: NewAccount, doer: Doer): Promise<Invited>
  change(id: string, settings: AccountSettings, doer: Doer): Promise<void>
  disable(id: string, disabled: boolean, doer: Doer): Promise<void>
  invite(id: string, doer: Doer): Promise<Invited>
  endSignIns(id: string, doer: Doer): Promise<number>
  /** Work during which no account changes: what is decided by accounts is still so when it is done. */
  between<T>(work: () => Promise<T>): Promise<T>
  /** Whose invitation it is; does not use it up. */
  invitedBy(token: string): Account
  accept(token: string, password: string): Promise<Entered>
  signIn(proof: Proof): Promise<Entered>
  /** For whom the identity provider has answered. */
  signInByIdentity(identity: string): Promise<Entered>
  signedOut(id: string): Promise<void>
  changePassword(id: string, asked: { password: string; next: string; address: string }): Promise<Entered>
  beginCode(
    id: string,
    asked: { password: string; address: string },
  ): Promise<{ secret: string; uri: string }>
  confirmCode(id: string, code: string): Promise<void>
  endCode(id: string, proof: { password: string; code: string; address: string }): Promise<void>
}

/** Who was let in, with the generation that their sign-in is to have. */
export interface Entered {
  readonly account: Account
  readonly generation: number
}

export interface OpenAccountsOptions {
  /** Opened with `accountMigrations`; stays the caller's. */
  store: Store
  clock: Pick<Clock, 'now'>
  record: RecordEvent
  /** 32 bytes; not in the store. */
  key: Buffer
  /** What other folders keep of an account ends with it. */
  endOf: EndOfAccount
  ways: WaysIn
  /** The node, as the app on a person's phone is to name it. */
  label: string
  log: Log
  /** Default: the operating system's. */
  random?: (bytes: number) => Buffer
}

/** Reads what is stored, and binds the operations to it. Nothing has to be closed. */
export async function openAccounts(options: OpenAccountsOptions): Promise<Accounts> {
  const { store, clock, record, key, endOf, ways, label, log, random = randomBytes } = options
  const vault = createVault(key, random)
  await sealStored(store, vault)
  const keep = await openKeep({ store, record, log })
  const context: AccountsContext = {
    ...{ keep, clock, endOf, ways, random, label, log, vault },
    attempts: createAttempts(store, clock),
    passwords: await createPasswords(random),
    pending: new Map(),
  }
  const tell = (stored: StoredAccount) => told(stored, clock.now())
  const entered = (stored: StoredAccount) => ({ account: tell(stored), generation: stored.generation })
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
    usable({ accountId, generation }) {
      const stored = keep.byId(accountId)
      return stored && !stored.account.disabled && stored.generation === generation ? tell(stored) : undefined
    },
    create: (settings, doer) => createAccount(context, settings, doer),
    change: (id, settings, doer) => changeAccount(context, id, settings, doer),
    disable: (id, disabled, doer) => disableAccount(context, id, disabled, doer),
    invite: (id, doer) => inviteAgain(context, id, doer),
    endSignIns: (id, doer) => endSignIns(context, id, doer),
    between: keep.between,
    invitedBy: (token) => tell(invitedBy(context, token)),
    async accept(token, password) {
      return entered(await enter(context, await acceptInvitation(context, token, password), null, 'password'))
    },
    signIn: async (proof) => entered(await signIn(context, proof)),
    signInByIdentity: async (identity) => entered(await signInByIdentity(context, identity)),
    async signedOut(id) {
      const stored = keep.byId(id)
      if (stored) await keep.note({ kind: 'account.signed-out', ...eventOf(stored, self(stored)) })
    },
    changePassword: async (id, asked) => entered(await changePassword(context, id, asked)),
    beginCode: (id, asked) => beginCode(context, id, asked),
    confirmCode: (id, code) => confirmCode(context, id, code),
    endCode: (id, proof) => endCode(context, id, proof),
  }
}
