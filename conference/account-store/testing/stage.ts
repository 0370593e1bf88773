import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { generateSync } from 'otplib'
import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { Refusal } from '#contract'
import type { NewAccount } from '#contract/accounts'
import { type EventBody, eventBody } from '#contract/events'
import { createLog } from '#foundation/log'
import { openStore, type Store } from '#foundation/store'
import { type TestStores, testSnapshotDir } from '#foundation/store/testing'
import { type Accounts, accountMigrations, type Doer, openAccounts } from '../index.ts'

export const hoa: NewAccount = {
  ...{ name: 'vp.hoa', person: 'Nguyễn Thị Hòa', post: 'Chuyên viên', phone: '0912345678' },
  ...{ role: 'organiser', unit: 'VN-25', provider: null },
}
export const settingsOf = ({ name: _, ...settings }: NewAccount) => settings
export const password = 'trâu vàng uống nước ao'
export const address = '10.25.0.7'
export const admin: Doer = { by: 'Quản trị', account: null }

const refusal = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code
export const rejected = (code: string, asked: Promise<unknown>) =>
  expect(asked).rejects.toSatisfy(refusal(code), code)

/** Accounts on a store of one kind, anew before each test, with a record and a log that are kept. */
export function accountStage(start: () => Promise<TestStores>) {
  let stores: TestStores
  let store: Store
  let accounts: Accounts
  const clock = { time: 0, now: () => clock.time }
  const stage = {
    events: [] as EventBody[],
    lines: '',
    /** Whose sign-ins ended, and whether what they issued did. */
    ended: [] as { account: string; signIns?: boolean; issued?: boolean }[],
    /** Nothing is recorded before. */
    held: Promise.resolve() as Promise<void>,
    isFailing: false,
    /** The store has written, and its answer is lost. */
    isLost: false,
    clock,
    key: randomBytes(32),
    /** Of the accounts that are opened next. */
    ways: { provider: true },
    log: createLog({
      name: 'accounts',
      level: 'debug',
      destination: {
        write(line: string) {
          stage.lines += line
        },
      },
    }),
    get store() {
      return store
    },
    get accounts() {
      return accounts
    },
    /** As another process of the same store would. */
    open: () =>
      openAccounts({
        ...{ store, clock, label: 'Tỉnh Phú Thọ', log: stage.log, key: stage.key, ways: stage.ways },
        async endOf(_tx, account, what) {
          stage.ended.push({ account, ...what })
          return 2
        },
        async record(body, also) {
          await stage.held
          await store.transaction(async (tx) => {
            await also(tx)
            if (stage.isFailing) throw new Error('the record is full')
            stage.events.push(eventBody.parse(body))
          })
          if (stage.isLost) throw new Error('connection lost')
        },
      }),
    async restart() {
      accounts = await stage.open()
    },
    async withPassword(settings: NewAccount = hoa) {
      const { id, token } = await accounts.create(settings, admin)
      await accounts.accept(token, password)
      return id
    },
    signIn: (typed: string, code?: string, name = hoa.name) =>
      accounts.signIn({ name, password: typed, code, address }),
    codeOf: (secret: string) => generateSync({ secret, epoch: Math.floor(clock.time / 1000) }),
    async withCode() {
      const id = await stage.withPassword()
      const { secret } = await accounts.beginCode(id, { password, address })
      await accounts.confirmCode(id, stage.codeOf(secret))
      return { id, secret }
    },
  }
  beforeAll(async () => {
    stores = await start()
    const url = await stores.newUrl()
    store = await openStore({ url, migrations: accountMigrations, snapshotDir: testSnapshotDir })
  }, 120_000)
  afterAll(async () => {
    await store.close()
    await stores.close()
  })
  beforeEach(async () => {
    await store.db.execute(sql`truncate accounts, sign_in_failures, sign_in_known`)
    clock.time = Date.UTC(2026, 10, 23, 2)
    Object.assign(stage, {
      events: [],
      lines: '',
      ended: [],
      isFailing: false,
      isLost: false,
      ways: { provider: true },
    })
    await stage.restart()
  })
  return stage
}
