import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { generateSync } from 'otplib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Refusal } from '#contract'
import type { NewAccount } from '#contract/accounts'
import { type EventBody, eventBody } from '#contract/events'
import { createLog } from '#foundation/log'
import { openStore, type Store } from '#foundation/store'
import { storeKinds, type TestStores, testSnapshotDir } from '#foundation/store/testing'
import { type Accounts, accountMigrations, openAccounts } from './index.ts'

const HOUR = 3_600_000
const hoa: NewAccount = {
  ...{ name: 'vp.hoa', person: 'Nguyễn Thị Hòa', post: 'Chuyên viên', phone: '0912345678' },
  ...{ role: 'organiser', unit: 'VN-25', provider: null },
}
const settingsOf = ({ name: _, ...settings }: NewAccount) => settings
const password = 'trâu vàng uống nước ao'
const address = '10.25.0.7'
const refusal = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code
const rejected = (code: string, asked: Promise<unknown>) =>
  expect(asked).rejects.toSatisfy(refusal(code), code)

describe.each(storeKinds)('accounts on $kind', ({ start }) => {
  let stores: TestStores
  let store: Store
  let accounts: Accounts
  let events: EventBody[] = []
  let lines = ''
  let isFailing = false
  /** Nothing is recorded before. */
  let held: Promise<void> = Promise.resolve()
  const clock = { time: 0, now: () => clock.time }
  const log = createLog({
    name: 'accounts',
    level: 'debug',
    destination: {
      write(line: string) {
        lines += line
      },
    },
  })
  const open = () =>
    openAccounts({
      ...{ store, clock, label: 'Tỉnh Phú Thọ', log },
      async record(body, also) {
        await held
        return store.transaction(async (tx) => {
          await also(tx)
          if (isFailing) throw new Error('the record is full')
          events.push(eventBody.parse(body))
        })
      },
    })
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
    events = []
    lines = ''
    isFailing = false
    accounts = await open()
  })
  const withPassword = async (settings: NewAccount = hoa) => {
    const { id, token } = await accounts.create(settings, 'Quản trị')
    await accounts.accept(token, password)
    return id
  }
  const signIn = (typed: string, code?: string, name = hoa.name) =>
    accounts.signIn({ name, password: typed, code, address })
  const codeOf = (secret: string) => generateSync({ secret, epoch: Math.floor(clock.time / 1000) })
  const withCode = async () => {
    const id = await withPassword()
    const { secret } = await accounts.beginCode(id, { password, address })
    await accounts.confirmCode(id, codeOf(secret))
    return { id, secret }
  }

  test('V1: an account is stored with its event, or not at all; after a restart it is there', async () => {
    isFailing = true
    await expect(accounts.create(hoa, 'Quản trị')).rejects.toThrow('full')
    expect(accounts.all()).toEqual([])
    isFailing = false
    const id = await withPassword()
    await signIn(password)
    const { name: _name, ...settings } = hoa
    await accounts.change(id, { ...settings, role: 'viewer' }, 'Quản trị')
    await accounts.change(id, { ...settings, role: 'viewer' }, 'Quản trị')
    const stored = {
      ...hoa,
      ...{ id, role: 'viewer', disabled: false, hasPassword: true, secondFactor: false },
      ...{ invitedUntil: null, lastSignInAt: clock.time },
    }
    expect(accounts.all()).toEqual([stored])
    expect((await open()).all()).toEqual([stored])
    expect(events.map(({ kind }) => kind)).toEqual([
      ...['account.created', 'account.password-set', 'account.signed-in', 'account.signed-in'],
      'account.changed',
    ])
    expect(events.at(-1)).toMatchObject({ account: id, by: 'Quản trị', fields: ['role'], role: 'viewer' })
    expect(events.at(-2)).toMatchObject({ by: hoa.person })
    await rejected('account.name-taken', accounts.create(hoa, 'Quản trị'))
  })

  test('V2: what opens an account stands nowhere but as a hash, in store, record and log', async () => {
    const { id, token } = await accounts.create(hoa, 'Quản trị')
    await accounts.accept(token, password)
    const { secret } = await accounts.beginCode(id, { password, address })
    const code = codeOf(secret)
    await accounts.confirmCode(id, code)
    await rejected('auth.sign-in-wrong', signIn(password, undefined, 'mat-khau-go-nham-o'))
    await rejected('auth.sign-in-wrong', signIn('sai mật khẩu của tôi'))
    const again = await accounts.invite(id, 'Quản trị')
    const rows = JSON.stringify((await store.db.execute(sql`select * from accounts`)).rows)
    const failures = JSON.stringify((await store.db.execute(sql`select * from sign_in_failures`)).rows)
    expect(rows).toContain('$argon2id$v=19$m=19456,t=2,p=1$')
    const told = JSON.stringify(events) + lines + failures + JSON.stringify(accounts.all())
    for (const hidden of [password, 'sai mật khẩu của tôi', token, again.token])
      expect(rows + told).not.toContain(hidden)
    for (const hidden of [secret, code, '$argon2', 'mat-khau-go-nham-o', address])
      expect(told).not.toContain(hidden)
  })

  test('V2: nor in the error of a statement that failed', async () => {
    const id = await withPassword()
    const { secret } = await accounts.beginCode(id, { password, address })
    await store.db.execute(sql`alter table accounts rename column code_step to code_gone`)
    const error = await accounts.confirmCode(id, codeOf(secret)).catch((thrown: unknown) => thrown)
    await store.db.execute(sql`alter table accounts rename column code_gone to code_step`)
    log.error('unnamed error at the door', { error })
    expect(lines).toContain('account not written')
    for (const hidden of [secret, '$argon2']) expect(lines).not.toContain(hidden)
  })

  test('V3: an invitation works once, for 72 hours, and is replaced by a new one', async () => {
    const { id, token } = await accounts.create(hoa, 'Quản trị')
    await rejected('auth.sign-in-wrong', signIn(password))
    expect(accounts.invitedBy(token)).toMatchObject({ id, invitedUntil: clock.time + 72 * HOUR })
    await rejected('auth.password-weak', accounts.accept(token, 'nguyễn thị hòa'))
    const second = await accounts.invite(id, 'Quản trị')
    await rejected('auth.invitation-invalid', accounts.accept(token, password))
    clock.time = second.expiresAt
    await rejected('auth.invitation-invalid', accounts.accept(second.token, password))
    const third = await accounts.invite(id, 'Quản trị')
    const both = await Promise.allSettled([1, 2].map((n) => accounts.accept(third.token, `${password} ${n}`)))
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    await rejected('auth.invitation-invalid', accounts.accept(third.token, password))
    expect(() => accounts.invitedBy('A'.repeat(43))).toThrow('auth.invitation-invalid')
  })

  test('V3: who follows a new invitation has a new password, and no second factor', async () => {
    const { id } = await withCode()
    const { token } = await accounts.invite(id, 'Quản trị')
    expect(accounts.byId(id)).toMatchObject({ hasPassword: true, secondFactor: true })
    await accounts.accept(token, 'một mật khẩu hoàn toàn khác')
    expect(accounts.byId(id)).toMatchObject({ secondFactor: false, invitedUntil: null })
    await rejected('auth.sign-in-wrong', signIn(password))
    await signIn('một mật khẩu hoàn toàn khác')
  })

  test('V4: a disabled account lets nobody in until it is enabled', async () => {
    const id = await withPassword()
    const { token } = await accounts.invite(id, 'Quản trị')
    await accounts.disable(id, true, 'Quản trị')
    await rejected('auth.sign-in-wrong', signIn(password))
    await rejected('auth.invitation-invalid', accounts.accept(token, password))
    await accounts.disable(id, false, 'Quản trị')
    await signIn(password)
    expect(events.map(({ kind }) => kind)).toContain('account.disabled')
  })

  test('V5: whatever is wrong is refused alike, and takes as long', async () => {
    await withPassword()
    const unset = { ...hoa, name: 'chua.dat' }
    await accounts.create(unset, 'Quản trị')
    const timed = async (name: string) => {
      const began = performance.now()
      const error = await accounts
        .signIn({ name, password: 'không phải mật khẩu', address })
        .catch((thrown: unknown) => thrown)
      return { error, took: performance.now() - began }
    }
    const [known, unknown, without] = [await timed(hoa.name), await timed('ai.do'), await timed(unset.name)]
    for (const { error } of [known, unknown, without])
      expect(error).toEqual(new Refusal('auth.sign-in-wrong'))
    // A hash takes tens of milliseconds, everything else some: without it the times would be an order apart.
    for (const { took } of [unknown, without]) expect(took).toBeGreaterThan(known.took / 4)
    await signIn(password, undefined, ' VP.Hoa ')
  })

  test('V6: a second factor counts once confirmed, is needed from then on, and ended with both', async () => {
    const id = await withPassword()
    await rejected('auth.sign-in-wrong', accounts.beginCode(id, { password: 'sai', address }))
    const { secret, uri } = await accounts.beginCode(id, { password, address })
    expect(uri).toContain(secret)
    await signIn(password)
    await rejected('auth.code-wrong', accounts.confirmCode(id, '000000'))
    await accounts.confirmCode(id, codeOf(secret))
    await rejected('auth.code-wrong', accounts.confirmCode(id, codeOf(secret)))
    await rejected('auth.code-exists', accounts.beginCode(id, { password, address }))
    await rejected('auth.code-needed', signIn(password))
    // The code that confirmed it is used up.
    await rejected('auth.sign-in-wrong', signIn(password, codeOf(secret)))
    clock.time += 30_000
    const both = await Promise.allSettled([1, 2].map(() => signIn(password, codeOf(secret))))
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    clock.time += 30_000
    await rejected('auth.sign-in-wrong', accounts.endCode(id, { password, code: '000000', address }))
    await accounts.endCode(id, { password, code: codeOf(secret), address })
    await signIn(password)
    expect(events.filter(({ kind }) => kind === 'account.second-factor')).toMatchObject([
      { on: true },
      { on: false },
    ])
  })

  test('V7: of many attempts at once no more are tried than one after another', async () => {
    const id = await withPassword()
    const tried = await Promise.allSettled(Array.from({ length: 12 }, (_, n) => signIn(`sai ${n}`)))
    const codes = tried.map((each) =>
      each.status === 'rejected' && each.reason instanceof Refusal ? each.reason.code : 'let in',
    )
    expect(codes.filter((code) => code === 'auth.sign-in-wrong').length).toBe(5)
    expect(codes.filter((code) => code === 'auth.locked').length).toBe(7)
    await rejected('auth.locked', signIn(password))
    await expect
      .poll(() => events.at(-1))
      .toMatchObject({ kind: 'account.locked', account: id, until: clock.time + 15_000 })
    // Another process of the same store, and another name from the same address.
    accounts = await open()
    await rejected('auth.locked', signIn(password))
    await rejected('auth.sign-in-wrong', signIn(password, undefined, 'ai.do'))
    clock.time += 15_000
    await signIn(password)
    await rejected('auth.sign-in-wrong', signIn('sai'))
  })

  test('V7: a password without its code is no failure, a wrong code is one', async () => {
    const { secret } = await withCode()
    for (let time = 0; time < 10; time++) await rejected('auth.code-needed', signIn(password))
    for (let time = 0; time < 5; time++) await rejected('auth.sign-in-wrong', signIn(password, '000000'))
    await rejected('auth.locked', signIn(password))
    clock.time += 30_000
    await rejected('auth.code-needed', signIn(password))
    await signIn(password, codeOf(secret))
  })

  test('V7: whoever signs in beside others leaves no failure of the address', async () => {
    const many = await Promise.all(
      [1, 2, 3, 4].map((n) => withPassword({ ...hoa, name: `vp.hoa${n}` }).then(() => `vp.hoa${n}`)),
    )
    for (let time = 0; time < 24; time++)
      await rejected('auth.sign-in-wrong', signIn('sai', undefined, `ten${time}`))
    for (let time = 0; time < 3; time++)
      await Promise.all(many.map((name) => signIn(password, undefined, name)))
    await rejected('auth.sign-in-wrong', signIn('sai', undefined, 'ten24'))
    await signIn(password, undefined, many[0])
  }, 60_000)

  test('V8: a password that was changed while it was proven lets nobody in', async () => {
    const id = await withPassword()
    let release = () => {}
    held = new Promise((resolve) => {
      release = resolve
    })
    // Changes come one after another: the phone's waits, the new password's behind it, and the sign-in's last.
    const changed = [
      accounts.change(id, { ...settingsOf(hoa), phone: '0987654321' }, 'Quản trị'),
      accounts.changePassword(id, { password, next: 'trâu đen uống nước sông', address }),
    ]
    await wait(1_000)
    const old = rejected('auth.sign-in-wrong', signIn(password))
    await wait(1_000)
    release()
    await Promise.all([...changed, old])
    await signIn('trâu đen uống nước sông')
    await rejected('auth.sign-in-wrong', signIn(password))
  })

  const failures = async (times: number, tried: (time: number) => { name?: string; address?: string }) => {
    for (let time = 0; time < times; time++)
      await rejected(
        'auth.sign-in-wrong',
        accounts.signIn({ name: hoa.name, password: 'sai', address, ...tried(time) }),
      )
  }

  test('V7, U6: who tries many names from one address waits too, and signing in does not wash that away', async () => {
    await withPassword()
    await failures(29, (time) => ({ name: `ten${time}` }))
    await signIn(password)
    await failures(1, () => ({ name: 'ten29' }))
    await rejected('auth.locked-address', signIn(password, undefined, 'ten30'))
    await accounts.signIn({ name: hoa.name, password, address: '10.25.0.8' })
    clock.time += 15_000
    await failures(1, () => ({ name: 'ten30' }))
  }, 60_000)

  test('U7: a stranger who knows a name does not keep its owner out', async () => {
    await withPassword()
    const stranger = '203.0.113.9'
    await failures(5, () => ({ address: stranger }))
    await rejected('auth.locked', accounts.signIn({ name: hoa.name, password, address: stranger }))
    await signIn(password)
    // From very many addresses: the owner waits elsewhere for seconds, and not at all where they signed in before.
    await failures(45, (time) => ({ address: `203.0.113.${time + 10}` }))
    await rejected('auth.locked-name', accounts.signIn({ name: hoa.name, password, address: '198.51.100.1' }))
    await signIn(password)
    clock.time += 30_000
    await accounts.signIn({ name: hoa.name, password, address: '198.51.100.1' })
  }, 60_000)

  test('U7: who signs in daily from an office of many does not wait for the mistakes of the others', async () => {
    await withPassword()
    await signIn(password)
    await failures(30, (time) => ({ name: `ten${time}` }))
    await signIn(password)
    clock.time += 91 * 24 * HOUR
    await failures(30, (time) => ({ name: `ten${time}` }))
    await rejected('auth.locked-address', signIn(password))
  }, 60_000)

  test('V5: no answer waits for what is recorded of a name that exists', async () => {
    await withPassword()
    await failures(4, () => ({}))
    let release = () => {}
    held = new Promise((resolve) => {
      release = resolve
    })
    await failures(1, () => ({}))
    expect(events.some(({ kind }) => kind === 'account.locked')).toBe(false)
    release()
    await expect.poll(() => events.at(-1)).toMatchObject({ kind: 'account.locked' })
  })

  test('V3: an invitation from before another role or unit is over, one from before another phone is not', async () => {
    const { id, token } = await accounts.create(hoa, 'Quản trị')
    await accounts.change(id, { ...settingsOf(hoa), phone: '0987654321' }, 'Quản trị')
    expect(accounts.invitedBy(token)).toMatchObject({ id })
    await accounts.change(id, { ...settingsOf(hoa), role: 'administrator' }, 'Quản trị')
    expect(() => accounts.invitedBy(token)).toThrow('auth.invitation-invalid')
    await rejected('auth.invitation-invalid', accounts.accept(token, password))
    expect(accounts.byId(id)).toMatchObject({ role: 'administrator', invitedUntil: null, hasPassword: false })
  })

  test('a new password needs the one before it, and ends an invitation', async () => {
    const id = await withPassword()
    const { token } = await accounts.invite(id, 'Quản trị')
    const next = 'trâu đen uống nước sông'
    await rejected('auth.sign-in-wrong', accounts.changePassword(id, { password: 'sai', next, address }))
    await rejected('auth.password-weak', accounts.changePassword(id, { password, next: 'ngắn', address }))
    await accounts.changePassword(id, { password, next, address })
    await rejected('auth.sign-in-wrong', signIn(password))
    await signIn(next)
    await rejected('auth.invitation-invalid', accounts.accept(token, password))
  })
})
