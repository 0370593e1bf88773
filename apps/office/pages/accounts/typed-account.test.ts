import { expect, test } from 'vitest'
import { accountRole } from '#contract/accounts'
import { roleWords } from './role-words.ts'
import { blankAccount, readAccount, typedOf } from './typed-account.ts'

const typed = { ...blankAccount('VN-25'), name: ' VP.Hoa ', person: 'Nguyễn Thị Hòa' }

test('what is typed becomes an account, or the first wrong field is named', () => {
  expect(readAccount(typed)).toEqual({
    account: {
      ...{ name: 'vp.hoa', person: 'Nguyễn Thị Hòa', post: '', phone: '' },
      ...{ role: 'operator', unit: 'VN-25', provider: null, identity: null },
    },
  })
  const linked = { ...typed, identity: ' hoa.nt@phutho.gov.vn ' }
  expect(readAccount(linked)).toMatchObject({ account: { identity: 'hoa.nt@phutho.gov.vn' } })
  expect(readAccount({ ...typed, name: 'hòa' })).toEqual({ wrong: 'name' })
  expect(readAccount({ ...typed, person: ' ' })).toEqual({ wrong: 'person' })
  expect(readAccount({ ...typed, role: 'telecom' })).toEqual({ wrong: 'provider' })
  expect(readAccount({ ...typed, unit: '' })).toEqual({ wrong: 'unit' })
  // What was typed for another role is not kept.
  expect(readAccount({ ...typed, provider: 'VNPT' })).toMatchObject({ account: { provider: null } })
})

test('an account is typed as it is, and every role has its words', () => {
  const account = {
    ...{ id: 'a1', name: 'vnpt.nam', person: 'Trần Văn Nam', post: '', phone: '', role: 'telecom' as const },
    ...{ unit: 'VN-25', provider: 'VNPT', disabled: false, hasPassword: true, secondFactor: false },
    ...{ invitedUntil: null, lastSignInAt: null },
  }
  expect(readAccount(typedOf(account))).toMatchObject({ account: { name: 'vnpt.nam', provider: 'VNPT' } })
  expect(Object.keys(roleWords).toSorted()).toEqual(accountRole.options.toSorted())
})
