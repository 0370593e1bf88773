import { expect, test } from 'vitest'
import { describeError } from '#contract'
import { createAsk } from './ask.ts'
import { placeOf } from './place.ts'
import { qrPath } from './qr.ts'

test('the address says which step it is; what is no invitation is none', () => {
  const token = 'mJ5vQeJw0y3oZkq8xT1c7uRb2nHsLdAaPfXgWiKtE4M'
  expect(placeOf('')).toEqual({ kind: 'enter' })
  expect(placeOf(`#invitation=${token}`)).toEqual({ kind: 'invitation', token })
  expect(placeOf(`#invitation=${token}&x=1`)).toEqual({ kind: 'enter' })
  expect(placeOf('#account')).toEqual({ kind: 'account' })
})

test('an answer is what the contract knows, a refusal by name, or nobody there', async () => {
  const answering = (status: number, body: unknown) =>
    createAsk(async () => new Response(JSON.stringify(body), { status }))('enter', {
      name: 'a',
      password: 'b',
    })
  expect(await answering(200, { page: '/office/' })).toEqual({ kind: 'done', reply: { page: '/office/' } })
  expect(await answering(200, { credential: 'x' })).toEqual({ kind: 'away' })
  const error = describeError('auth.sign-in-wrong')
  expect(await answering(401, { error })).toMatchObject({ kind: 'refused', error: { code: error.code } })
  expect(await answering(502, 'Bad gateway')).toEqual({ kind: 'away' })
  const failing = createAsk(async () => Promise.reject(new TypeError('network')))
  expect(await failing('leave', {})).toEqual({ kind: 'away' })
})

test('a QR code is square, has its three corners, and a light border', () => {
  const { path, size } = qrPath('otpauth://totp/x?secret=JBSWY3DPEHPK3PXP')
  expect((size - 8 - 17) % 4).toBe(0)
  for (const corner of [`M4 4h`, `M${size - 11} 4h`, `M4 ${size - 11}h`]) expect(path).toContain(corner)
  expect(path).not.toMatch(/M[0-3] |M\d+ [0-3]h/)
})
