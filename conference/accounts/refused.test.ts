import { expect, test } from 'vitest'
import { right } from '#contract/console'
import { type Asked, lacksRight, notForRole, notOfUnit, rightsTable } from './index.ts'

test('U11: a refusal says what one may not do in two languages, and names no operation or right to persons', () => {
  const ops = Object.keys(rightsTable) as Asked[]
  for (const op of ops)
    for (const { body } of [notForRole(op), notOfUnit(op)]) {
      const { vi, en } = body.message
      expect(`${vi} ${en}`, op).not.toMatch(/[{}]|undefined/)
      expect(`${vi} ${en}`, op).not.toContain(`“${op}”`)
      expect(body.details).toMatchObject({ op })
    }
  for (const each of right.options) {
    const { message, details } = lacksRight(each).body
    expect(`${message.vi} ${message.en}`).not.toMatch(new RegExp(`[{}]|undefined|“${each}”`))
    expect(details).toMatchObject({ right: each })
  }
  expect(notForRole('session.open').body.message.vi).toContain('“mở, điều khiển và đóng phiên họp”')
  expect(notOfUnit('floor.open').body.message.en).toContain('“the floor and the microphones”')
})
