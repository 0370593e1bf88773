import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Divisible, partOf, partsToEnd, requirePart } from './parts.ts'
import { refusalOf, same } from './testing/refused.ts'

const whole = (localParts = false): Divisible => ({ id: 'w', owner: 'VN', localParts, partOf: null })
const part: Divisible = { id: 'p', owner: 'VN-25', localParts: false, partOf: 'w' }
const open = (sessions: Divisible[], uplink: boolean, session = 'w') =>
  requirePart(session, { node: 'VN-25', sessions, uplink, labelOf: same })

test('A11: a part where the owner allows it, or while the line is down', () => {
  expect(refusalOf(() => open([whole()], true))).toEqual({
    code: 'part.not-allowed',
    details: { owner: 'VN' },
  })
  expect(() => open([whole()], false)).not.toThrow()
  expect(() => open([whole(true)], true)).not.toThrow()
})

test('A11: one part of a session, none of a part, none of a session that is not above', () => {
  expect(refusalOf(() => open([whole(true), part], true))).toMatchObject({
    code: 'part.exists',
    details: { session: 'p' },
  })
  expect(partOf('w', 'VN-25', [whole(), part])).toBe(part)
  expect(partOf('w', 'VN-19', [whole(), part])).toBeUndefined()
  for (const session of ['p', 'none'])
    expect(refusalOf(() => open([whole(true), part], true, session))).toMatchObject({
      code: 'session.unknown',
    })
  const own: Divisible = { ...whole(true), owner: 'VN-25' }
  expect(refusalOf(() => open([own], true))).toMatchObject({ code: 'session.unknown' })
})

test('A13: a part ends with its session, and when the line is up while parts are not allowed', () => {
  expect(partsToEnd('VN-25', [whole(), part], false)).toEqual([])
  expect(partsToEnd('VN-25', [whole(true), part], true)).toEqual([])
  expect(partsToEnd('VN-25', [whole(), part], true)).toEqual([{ part, because: 'returned' }])
  expect(partsToEnd('VN-25', [part], false)).toEqual([{ part, because: 'ended' }])
  expect(partsToEnd('VN-19', [part], true)).toEqual([])
})

type Step = 'cut' | 'return' | 'open' | 'allow' | 'forbid'

test('A13: over any cuts and returns there is at most one part, and after a return only one that is allowed', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom<Step>('cut', 'return', 'open', 'allow', 'forbid'), { maxLength: 60 }),
      (steps) => {
        let uplink = true
        /** The owner's word, and what the province last heard of it. */
        let allowed = false
        let sessions = [whole()]
        for (const step of [...steps, 'return'] as const) {
          if (step === 'allow' || step === 'forbid') allowed = step === 'allow'
          if (step === 'cut' || step === 'return') uplink = step === 'return'
          if (uplink) sessions = [whole(allowed), ...sessions.slice(1)]
          try {
            if (step === 'open') {
              open(sessions, uplink)
              sessions = [...sessions, { ...part, id: `p${sessions.length}` }]
            }
          } catch {
            expect(uplink ? !allowed || sessions.length === 2 : sessions.length === 2).toBe(true)
          }
          const over = partsToEnd('VN-25', sessions, uplink).map((each) => each.part)
          sessions = sessions.filter((session) => !over.includes(session))
          expect(sessions.length).toBeLessThanOrEqual(2)
          if (uplink && !allowed) expect(sessions).toHaveLength(1)
        }
      },
    ),
  )
})
