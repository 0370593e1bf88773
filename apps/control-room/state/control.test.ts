import { expect, test } from 'vitest'
import { session } from '../testing/samples.ts'
import { leaseFor } from './control.ts'

const lent = session(1, { owner: 'VN', control: { holder: 'VN-25', fence: 3, by: 'Hà', since: 9 } })

test('R32: an order on the floor carries the number of the lease where only the lease allows it', () => {
  expect(leaseFor(lent, 'VN-25')).toEqual({ fence: 3 })
  expect(leaseFor(lent, 'VN-25', 'VN-19-05710')).toEqual({ fence: 3 })
  expect(leaseFor(lent, 'VN-25', 'VN-25-07900')).toEqual({})
  expect(leaseFor(lent, 'VN')).toEqual({})
  expect(leaseFor(lent, 'VN', 'VN-25-07900')).toEqual({})
})
