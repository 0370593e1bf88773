import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { Refusal } from '#contract'
import { storeKinds } from '#foundation/store/testing'
import { accountStage, address, admin, hoa, password, rejected, settingsOf } from './testing/stage.ts'

const HOUR = 3_600_000

describe.each(storeKinds)('accounts on $kind', ({ start }) => {
  const at = accountStage(start)
  const { withPassword, signIn, codeOf, withCode } = at

  test('V1: an account is stored with its event, or not at all; after a restart it is there', async () => {
    at.isFailing = true
    await expect(at.accounts.create(hoa, admin)).rejects.toThrow('full')
    expect(at.accounts.all()).toEqual([])
    at.isFailing = false
    const id = await withPassword()
    await signIn(password)
    const { name: _name, ...settings } = hoa
    await at.accounts.change(id, { ...settings, role: 'viewer' }, admin)
    await at.accounts.change(id, { ...settings, role: 'viewer' }, admin)
    const stored = {
      ...hoa,
      ...{ id, role: 'viewer', disabled: false, hasPassword: true, secondFactor: false },
      ...{ identity: null, invitedUntil: null, lastSignInAt: at.clock.time },
    }
    expect(at.accounts.all()).toEqual([stored])
    expect((await at.open()).all()).toEqual([stored])
    expect(at.events.map(({ kind }) => kind)).toEqual([
      ...['account.created', 'account.password-set', 'account.signed-in', 'account.signed-in'],
      'account.changed',
    ])
    expect(at.events.at(-1)).toMatchObject({
      account: id,
      by: 'Quản trị',
      byAccount: null,
      fields: ['role'],
      role: 'viewer',
    })
    expect(at.events.at(-2)).toMatchObject({ by: hoa.person, byAccount: id })
    await rejected('account.name-taken', at.accounts.create(hoa, admin))
  })

  test('V2: what opens an account stands nowhere but as a hash, in store, record and log', async () => {
    const { id, token } = await at.accounts.create(hoa, admin)
    await at.accounts.accept(token, password)
    const { secret } = await at.accounts.beginCode(id, { password, address })
    const code = codeOf(secret)
    await at.accounts.confirmCode(id, code)
    await rejected('auth.sign-in-wrong', signIn(password, undefined, 'mat-khau-go-nham-o'))
    await rejected('auth.sign-in-wrong', signIn('sai mật khẩu của tôi'))
    const again = await at.accounts.invite(id, admin)
    const rows = JSON.stringify((await at.store.db.execute(sql`select * from accounts`)).rows)
    const failures = JSON.stringify((await at.store.db.execute(sql`select * from sign_in_failures`)).rows)
    expect(rows).toContain('$argon2id$v=19$m=19456,t=2,p=1$')
    const told = JSON.stringify(at.events) + at.lines + failures + JSON.stringify(at.accounts.all())
    for (const hidden of [password, 'sai mật khẩu của tôi', token, again.token, secret])
      expect(rows + told).not.toContain(hidden)
    for (const hidden of [secret, code, '$argon2', 'mat-khau-go-nham-o', address])
      expect(told).not.toContain(hidden)
  })

  test('V2: nor in the error of a statement that failed', async () => {
    const id = await withPassword()
    const { secret } = await at.accounts.beginCode(id, { password, address })
    await at.store.db.execute(sql`alter table accounts rename column code_step to code_gone`)
    const error = await at.accounts.confirmCode(id, codeOf(secret)).catch((thrown: unknown) => thrown)
    await at.store.db.execute(sql`alter table accounts rename column code_gone to code_step`)
    at.log.error('unnamed error at the door', { error })
    expect(at.lines).toContain('account not written')
    for (const hidden of [secret, '$argon2']) expect(at.lines).not.toContain(hidden)
  })

  test('V3: an invitation works once, for 72 hours, and is replaced by a new one', async () => {
    const { id, token } = await at.accounts.create(hoa, admin)
    await rejected('auth.sign-in-wrong', signIn(password))
    expect(at.accounts.invitedBy(token)).toMatchObject({ id, invitedUntil: at.clock.time + 72 * HOUR })
    await rejected('auth.password-weak', at.accounts.accept(token, 'nguyễn thị hòa'))
    const second = await at.accounts.invite(id, admin)
    await rejected('auth.invitation-invalid', at.accounts.accept(token, password))
    at.clock.time = second.expiresAt
    await rejected('auth.invitation-invalid', at.accounts.accept(second.token, password))
    const third = await at.accounts.invite(id, admin)
    const both = await Promise.allSettled(
      [1, 2].map((n) => at.accounts.accept(third.token, `${password} ${n}`)),
    )
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    await rejected('auth.invitation-invalid', at.accounts.accept(third.token, password))
    expect(() => at.accounts.invitedBy('A'.repeat(43))).toThrow('auth.invitation-invalid')
  })

  test('V3: who follows a new invitation has a new password, and no second factor', async () => {
    const { id } = await withCode()
    const { token } = await at.accounts.invite(id, admin)
    expect(at.accounts.byId(id)).toMatchObject({ hasPassword: true, secondFactor: true })
    await at.accounts.accept(token, 'một mật khẩu hoàn toàn khác')
    expect(at.accounts.byId(id)).toMatchObject({ secondFactor: false, invitedUntil: null })
    await rejected('auth.sign-in-wrong', signIn(password))
    await signIn('một mật khẩu hoàn toàn khác')
  })

  test('V4: a disabled account lets nobody in until it is enabled', async () => {
    const id = await withPassword()
    const { token } = await at.accounts.invite(id, admin)
    await at.accounts.disable(id, true, admin)
    await rejected('auth.sign-in-wrong', signIn(password))
    await rejected('auth.invitation-invalid', at.accounts.accept(token, password))
    await at.accounts.disable(id, false, admin)
    await signIn(password)
    expect(at.events.map(({ kind }) => kind)).toContain('account.disabled')
  })

  test('V5: whatever is wrong is refused alike, and takes as long', async () => {
    await withPassword()
    const unset = { ...hoa, name: 'chua.dat' }
    await at.accounts.create(unset, admin)
    const timed = async (name: string) => {
      const began = performance.now()
      const error = await at.accounts
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

  test('V6: a second factor counts once confirmed, is needed from then on, and at.ended with both', async () => {
    const id = await withPassword()
    await rejected('auth.sign-in-wrong', at.accounts.beginCode(id, { password: 'sai', address }))
    const { secret, uri } = await at.accounts.beginCode(id, { password, address })
    expect(uri).toContain(secret)
    await signIn(password)
    await rejected('auth.code-wrong', at.accounts.confirmCode(id, '000000'))
    await at.accounts.confirmCode(id, codeOf(secret))
    await rejected('auth.code-wrong', at.accounts.confirmCode(id, codeOf(secret)))
    await rejected('auth.code-exists', at.accounts.beginCode(id, { password, address }))
    await rejected('auth.code-needed', signIn(password))
    // The code that confirmed it is used up.
    await rejected('auth.sign-in-wrong', signIn(password, codeOf(secret)))
    at.clock.time += 30_000
    const both = await Promise.allSettled([1, 2].map(() => signIn(password, codeOf(secret))))
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    at.clock.time += 30_000
    await rejected('auth.sign-in-wrong', at.accounts.endCode(id, { password, code: '000000', address }))
    await at.accounts.endCode(id, { password, code: codeOf(secret), address })
    await signIn(password)
    expect(at.events.filter(({ kind }) => kind === 'account.second-factor')).toMatchObject([
      { on: true },
      { on: false },
    ])
  })

  test('V8: a password that was changed while it was proven lets nobody in', async () => {
    const id = await withPassword()
    let release = () => {}
    at.held = new Promise((resolve) => {
      release = resolve
    })
    // Changes come one after another: the phone's waits, the new password's behind it, and the sign-in's last.
    const changed = [
      at.accounts.change(id, { ...settingsOf(hoa), phone: '0987654321' }, admin),
      at.accounts.changePassword(id, { password, next: 'trâu đen uống nước sông', address }),
    ]
    await wait(1_000)
    const old = rejected('auth.sign-in-wrong', signIn(password))
    await wait(1_000)
    release()
    await Promise.all([...changed, old])
    await signIn('trâu đen uống nước sông')
    await rejected('auth.sign-in-wrong', signIn(password))
  })

  test('V3: an invitation from before another role or unit is over, one from before another phone is not', async () => {
    const { id, token } = await at.accounts.create(hoa, admin)
    await at.accounts.change(id, { ...settingsOf(hoa), phone: '0987654321' }, admin)
    expect(at.accounts.invitedBy(token)).toMatchObject({ id })
    await at.accounts.change(id, { ...settingsOf(hoa), role: 'administrator' }, admin)
    expect(() => at.accounts.invitedBy(token)).toThrow('auth.invitation-invalid')
    await rejected('auth.invitation-invalid', at.accounts.accept(token, password))
    expect(at.accounts.byId(id)).toMatchObject({
      role: 'administrator',
      invitedUntil: null,
      hasPassword: false,
    })
  })

  test('a new password needs the one before it, and ends an invitation', async () => {
    const id = await withPassword()
    const { token } = await at.accounts.invite(id, admin)
    const next = 'trâu đen uống nước sông'
    await rejected('auth.sign-in-wrong', at.accounts.changePassword(id, { password: 'sai', next, address }))
    await rejected('auth.password-weak', at.accounts.changePassword(id, { password, next: 'ngắn', address }))
    await at.accounts.changePassword(id, { password, next, address })
    await rejected('auth.sign-in-wrong', signIn(password))
    await signIn(next)
    await rejected('auth.invitation-invalid', at.accounts.accept(token, password))
  })

  test('V12: the store has a second factor sealed, one from before too; with another key it lets nobody in', async () => {
    const { id, secret } = await withCode()
    const stored = async () => {
      const { rows } = await at.store.db.execute(sql`select code_secret from accounts`)
      return String(rows[0]?.code_secret)
    }
    expect(await stored()).toMatch(/^v1\./)
    await at.store.db.execute(sql`update accounts set code_secret = ${secret}`)
    await at.restart()
    expect(await stored()).toMatch(/^v1\./)
    at.clock.time += 30_000
    await signIn(password, codeOf(secret))
    const { key } = at
    at.key = Buffer.alloc(32)
    await at.restart()
    at.clock.time += 30_000
    await rejected('auth.sign-in-wrong', signIn(password, codeOf(secret)))
    expect(at.lines).toContain('sealed with another key')
    at.key = key
    const { token } = await at.accounts.invite(id, admin)
    await at.accounts.accept(token, password)
    await signIn(password)
  })
})
