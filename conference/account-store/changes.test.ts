import { describe, expect, test } from 'vitest'
import { Refusal } from '#contract'
import { storeKinds } from '#foundation/store/testing'
import type { Doer } from './index.ts'
import { accountStage, address, admin, hoa, password, rejected, settingsOf } from './testing/stage.ts'

describe.each(storeKinds)('changes of accounts at once, on $kind', ({ start }) => {
  const at = accountStage(start)
  const { withPassword, signIn } = at

  const administrator = (name: string, unit = 'VN-25') =>
    withPassword({ ...hoa, name, person: `Quản trị ${name}`, role: 'administrator', unit })
  const as = (id: string): Doer => ({ by: at.accounts.byId(id)?.person ?? '', account: id })
  const { role: _role, ...plain } = settingsOf(hoa)

  test('V9, U10: of two administrators who disable or demote each other at once one stays', async () => {
    const [one, two] = [await administrator('qt.mot'), await administrator('qt.hai')]
    const both = await Promise.allSettled([
      at.accounts.disable(two, true, as(one)),
      at.accounts.disable(one, true, as(two)),
    ])
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    expect(both[1]).toMatchObject({ reason: { code: 'auth.required' } })
    await at.accounts.disable(two, false, as(one))
    await withPassword({ ...hoa, name: 'vp.khac' })
    const demote = (id: string, doer: string) =>
      at.accounts.change(id, { ...plain, role: 'viewer' }, { ...as(doer), allow: isStillAdministrator })
    const again = await Promise.allSettled([demote(two, one), demote(one, two)])
    expect(again.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    expect(
      at.accounts.all().filter(({ role, disabled }) => role === 'administrator' && !disabled).length,
    ).toBe(1)
  })
  const isStillAdministrator: Doer['allow'] = (_target, own) => {
    if (own?.role !== 'administrator') throw new Refusal('auth.not-your-role', { op: 'at.accounts.change' })
  }

  test('U10: the last administrator of a unit stays, whoever asks; one above counts, one without a password does not', async () => {
    const last = await administrator('qt.cuoi')
    await at.accounts.create({ ...hoa, name: 'qt.moi', role: 'administrator' }, admin)
    const settings = { ...plain, role: 'administrator' as const }
    const isLast = (asked: Promise<unknown>) => rejected('account.last-administrator', asked)
    await isLast(at.accounts.disable(last, true, admin))
    await isLast(at.accounts.change(last, { ...settings, role: 'operator' }, admin))
    await isLast(at.accounts.change(last, { ...settings, unit: 'VN-25-07900' }, admin))
    await at.accounts.change(last, { ...settings, phone: '0987654321' }, admin)
    const commune = await administrator('qt.xa', 'VN-25-07900')
    await at.accounts.disable(commune, true, admin)
    const above = await administrator('qt.tw', 'VN')
    await at.accounts.disable(last, true, admin)
    await isLast(at.accounts.disable(above, true, admin))
  })

  test('U10: the last administrator keeps the way in: an identity is one only where there is a provider', async () => {
    const identity = 'quan.tri@phutho.gov.vn'
    const settings = { ...plain, role: 'administrator' as const }
    const { id: linked } = await at.accounts.create({ ...settings, name: 'qt.cong', identity }, admin)
    const isLast = (asked: Promise<unknown>) => rejected('account.last-administrator', asked)
    await isLast(at.accounts.change(linked, { ...settings, identity: null }, admin))
    await at.accounts.change(linked, { ...settings, identity: `moi.${identity}` }, admin)
    const other = await administrator('qt.mat.khau')
    await at.accounts.disable(other, true, admin)
    await at.accounts.disable(other, false, admin)
    at.ways = { provider: false }
    await at.restart()
    await isLast(at.accounts.disable(other, true, admin))
    await at.accounts.change(linked, { ...settings, identity: null }, admin)
    await isLast(at.accounts.change(other, { ...settings, role: 'viewer' }, admin))
  })

  test('V9: an invitation that is overtaken by a promotion is refused', async () => {
    const [top, low] = [await administrator('qt.tinh'), await administrator('qt.xa', 'VN-25-07900')]
    const { id } = await at.accounts.create({ ...hoa, name: 'nguoi.xa', unit: 'VN-25-07900' }, as(low))
    const allow: Doer['allow'] = (target) => {
      if (target.unit !== 'VN-25-07900') throw new Refusal('auth.not-your-unit', { op: 'at.accounts.invite' })
    }
    const promoted = at.accounts.change(id, { ...plain, role: 'administrator', unit: 'VN-25' }, as(top))
    const invited = at.accounts.invite(id, { ...as(low), allow })
    await promoted
    await rejected('auth.not-your-unit', invited)
    expect(at.accounts.byId(id)).toMatchObject({ role: 'administrator', invitedUntil: null })
  })

  test('V10: what a disabled or changed account gave out ends with it, in its transaction', async () => {
    const [one, two] = [await administrator('qt.mot'), await administrator('qt.hai')]
    const { id, token } = await at.accounts.create({ ...hoa, name: 'duoc.moi' }, as(two))
    const { token: other } = await at.accounts.create({ ...hoa, name: 'duoc.moi2' }, as(one))
    at.ended = []
    at.isFailing = true
    await expect(at.accounts.disable(two, true, as(one))).rejects.toThrow('full')
    at.isFailing = false
    expect(at.accounts.invitedBy(token)).toMatchObject({ id })
    await at.accounts.disable(two, true, as(one))
    expect(at.ended.at(-1)).toEqual({ account: two, signIns: true, issued: true })
    await rejected('auth.invitation-invalid', at.accounts.accept(token, password))
    await rejected('auth.invitation-invalid', (await at.open()).accept(token, password))
    expect(at.accounts.invitedBy(other)).toMatchObject({ name: 'duoc.moi2' })
    await at.accounts.disable(two, false, as(one))
    expect(() => at.accounts.invitedBy(token)).toThrow('auth.invitation-invalid')
    const renewed = await at.accounts.invite(id, as(two))
    await at.accounts.change(two, { ...plain, role: 'viewer' }, as(one))
    // What it does itself follows its role from now on.
    expect(at.ended.at(-1)).toEqual({ account: two, signIns: false, issued: true })
    expect(() => at.accounts.invitedBy(renewed.token)).toThrow('auth.invitation-invalid')
  })

  test('V10: a sign-in is of a generation, which a disabling, a new password and an end of sign-ins make old', async () => {
    const id = await withPassword()
    const ofNow = async () => {
      const { account, generation } = await signIn(password)
      return { accountId: account.id, generation }
    }
    const first = await ofNow()
    expect(at.accounts.usable(first)).toMatchObject({ id, name: hoa.name })
    expect(await at.accounts.endSignIns(id, admin)).toBe(2)
    expect(at.accounts.usable(first)).toBeUndefined()
    const second = await ofNow()
    // A sign-in that was proven before the disabling and is opened after it.
    await at.accounts.disable(id, true, admin)
    expect(at.accounts.usable(second)).toBeUndefined()
    await at.accounts.disable(id, false, admin)
    expect([first, second].map((each) => at.accounts.usable(each))).toEqual([undefined, undefined])
    const third = await ofNow()
    const { generation } = await at.accounts.changePassword(id, {
      password,
      next: `${password} mới`,
      address,
    })
    expect(at.accounts.usable(third)).toBeUndefined()
    expect((await at.open()).usable({ accountId: id, generation })).toMatchObject({ id })
    expect(at.accounts.usable({ accountId: 'nobody-has-it', generation })).toBeUndefined()
  })

  test('V11: after a write whose answer was lost, what is stored counts', async () => {
    const id = await withPassword()
    at.isLost = true
    await expect(at.accounts.disable(id, true, admin)).rejects.toThrow('connection lost')
    await expect(at.accounts.create({ ...hoa, name: 'vp.moi' }, admin)).rejects.toThrow('connection lost')
    at.isLost = false
    expect(at.accounts.byId(id)).toMatchObject({ disabled: true })
    await rejected('account.name-taken', at.accounts.create({ ...hoa, name: 'vp.moi' }, admin))
    expect(at.accounts.all()).toEqual((await at.open()).all())
  })
})
