import { describe, expect, test } from 'vitest'
import { Refusal } from '#contract'
import { storeKinds } from '#foundation/store/testing'
import { accountStage, address, hoa, password, rejected } from './testing/stage.ts'

const HOUR = 3_600_000

describe.each(storeKinds)('failed sign-ins on $kind', ({ start }) => {
  const at = accountStage(start)
  const { withPassword, signIn, codeOf, withCode } = at

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
      .poll(() => at.events.at(-1), { timeout: 10_000 })
      .toMatchObject({ kind: 'account.locked', account: id, until: at.clock.time + 15_000 })
    // Another process of the same store, and another name from the same address.
    await at.restart()
    await rejected('auth.locked', signIn(password))
    await rejected('auth.sign-in-wrong', signIn(password, undefined, 'ai.do'))
    at.clock.time += 15_000
    await signIn(password)
    await rejected('auth.sign-in-wrong', signIn('sai'))
  })

  test('V7: a password without its code is no failure, a wrong code is one', async () => {
    const { secret } = await withCode()
    for (let time = 0; time < 10; time++) await rejected('auth.code-needed', signIn(password))
    for (let time = 0; time < 5; time++) await rejected('auth.sign-in-wrong', signIn(password, '000000'))
    await rejected('auth.locked', signIn(password))
    at.clock.time += 30_000
    await rejected('auth.code-needed', signIn(password))
    await signIn(password, codeOf(secret))
  })

  test('V7, U6: who has the password and guesses codes from many addresses waits, the owner at home does not', async () => {
    const { id, secret } = await withCode()
    at.clock.time += 45_000
    await signIn(password, codeOf(secret))
    const from = (n: number, code: string, typed = password) =>
      at.accounts.signIn({ name: hoa.name, password: typed, code, address: `203.0.113.${n}` })
    for (let n = 0; n < 10; n++) await rejected('auth.sign-in-wrong', from(n, '000000'))
    await expect
      .poll(() => at.events.at(-1), { timeout: 10_000 })
      .toMatchObject({ kind: 'account.locked', account: id, until: at.clock.time + 30_000 })
    at.clock.time += 29_000
    await rejected('auth.locked-code', from(20, codeOf(secret)))
    // Who has not the password learns nothing of it.
    await rejected('auth.sign-in-wrong', from(21, '000000', 'sai'))
    await signIn(password, codeOf(secret))
    // That washes nothing away: the next wrong one costs twice as much.
    at.clock.time += 1000
    await rejected('auth.sign-in-wrong', from(22, '000000'))
    at.clock.time += 59_000
    await rejected('auth.locked-code', from(23, codeOf(secret)))
    const next = `${password} mới`
    await at.accounts.changePassword(id, { password, next, address })
    await from(23, codeOf(secret), next)
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

  const failures = async (times: number, tried: (time: number) => { name?: string; address?: string }) => {
    for (let time = 0; time < times; time++)
      await rejected(
        'auth.sign-in-wrong',
        at.accounts.signIn({ name: hoa.name, password: 'sai', address, ...tried(time) }),
      )
  }

  test('V7, U6: who tries many names from one address waits too, and signing in does not wash that away', async () => {
    await withPassword()
    await failures(29, (time) => ({ name: `ten${time}` }))
    await signIn(password)
    await failures(1, () => ({ name: 'ten29' }))
    await rejected('auth.locked-address', signIn(password, undefined, 'ten30'))
    await at.accounts.signIn({ name: hoa.name, password, address: '10.25.0.8' })
    at.clock.time += 15_000
    await failures(1, () => ({ name: 'ten30' }))
  }, 60_000)

  test('U7: a stranger who knows a name does not keep its owner out', async () => {
    await withPassword()
    const stranger = '203.0.113.9'
    await failures(5, () => ({ address: stranger }))
    await rejected('auth.locked', at.accounts.signIn({ name: hoa.name, password, address: stranger }))
    await signIn(password)
    // From very many addresses: the owner waits elsewhere for seconds, and not at all where they signed in before.
    await failures(45, (time) => ({ address: `203.0.113.${time + 10}` }))
    await rejected(
      'auth.locked-name',
      at.accounts.signIn({ name: hoa.name, password, address: '198.51.100.1' }),
    )
    await signIn(password)
    at.clock.time += 30_000
    await at.accounts.signIn({ name: hoa.name, password, address: '198.51.100.1' })
  }, 60_000)

  test('U7: who signs in daily from an office of many does not wait for the mistakes of the others', async () => {
    await withPassword()
    await signIn(password)
    await failures(30, (time) => ({ name: `ten${time}` }))
    await signIn(password)
    at.clock.time += 91 * 24 * HOUR
    await failures(30, (time) => ({ name: `ten${time}` }))
    await rejected('auth.locked-address', signIn(password))
  }, 60_000)

  test('V5: no answer waits for what is recorded of a name that exists', async () => {
    await withPassword()
    await failures(4, () => ({}))
    let release = () => {}
    at.held = new Promise((resolve) => {
      release = resolve
    })
    await failures(1, () => ({}))
    expect(at.events.some(({ kind }) => kind === 'account.locked')).toBe(false)
    release()
    await expect.poll(() => at.events.at(-1), { timeout: 10_000 }).toMatchObject({ kind: 'account.locked' })
  })
})
