import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Control, holderOf, type NodeId, ownControl, Refusal } from '#contract'
import { type Controlled, grantControl, requireFence, returnControl, takeControl } from './control.ts'
import { mayGive } from './may.ts'
import { refusalOf, same } from './testing/refused.ts'

const owner = 'VN'
const nodes: NodeId[] = ['VN', 'VN-25', 'VN-19']
const session = (control: Control = ownControl): Controlled => ({ owner, control })
const passing = (from: NodeId, at = 0) => ({ from, by: `Trực ${from}`, at })
const granted = session({ holder: 'VN-25', fence: 1, by: 'Hà', since: Date.UTC(2026, 6, 1, 1, 30) })

test('A1: the owner controls what it granted to nobody', () => {
  expect(holderOf(session())).toBe('VN')
  expect(holderOf(granted)).toBe('VN-25')
})

test('A2: owner and holder grant, each change of hands with a higher number', () => {
  const first = grantControl(session(), 'VN-25', passing('VN', 5), same)
  expect(first).toEqual({ holder: 'VN-25', fence: 1, by: 'Trực VN', since: 5 })
  const second = grantControl(session(first), 'VN-19', passing('VN-25', 6), same)
  expect(second).toMatchObject({ holder: 'VN-19', fence: 2 })
  expect(returnControl(session(second), passing('VN-19', 7), same)).toMatchObject({ holder: null, fence: 3 })
  expect(takeControl(session(second), passing('VN', 7), same)).toMatchObject({ holder: null, fence: 3 })
})

test.each([
  ['a tier that does not hold it grants', () => grantControl(granted, 'VN-19', passing('VN-19'), same)],
  ['a tier that does not hold it returns', () => returnControl(granted, passing('VN-19'), same)],
  ['the owner returns what it does not hold', () => returnControl(granted, passing('VN'), same)],
])('A2: %s: refused with the holder', (_what, run) => {
  expect(refusalOf(run)).toEqual({ code: 'session.not-in-control', details: { owner: 'VN-25' } })
})

test('A2: only the owner takes, and nobody above or beside gets control', () => {
  expect(refusalOf(() => takeControl(granted, passing('VN-25'), same))).toMatchObject({
    code: 'session.not-in-control',
  })
  const ofProvince: Controlled = { owner: 'VN-25', control: ownControl }
  for (const to of ['VN', 'VN-19', 'VN-25'])
    expect(refusalOf(() => grantControl(ofProvince, to, passing('VN-25'), same))).toMatchObject({
      code: 'site.unknown',
    })
})

test('A2: granting to who holds it and taking what is held change nothing', () => {
  expect(grantControl(granted, 'VN-25', passing('VN'), same)).toBe(granted.control)
  expect(takeControl(session(), passing('VN'), same)).toBe(ownControl)
})

test('A3: an old number is refused with who holds control, since when, and both numbers', () => {
  expect(refusalOf(() => requireFence(granted, 0, (node) => `[${node}]`))).toEqual({
    code: 'control.fenced',
    details: { holder: '[VN-25]', since: '01/07/2026 08:30:00', current: 1, seen: 0 },
  })
  expect(() => requireFence(granted, 1, same)).not.toThrow()
  expect(() => requireFence(granted, undefined, same)).not.toThrow()
})

test.each([
  ['the holder takes', 'VN-25', 'session.take', undefined, true],
  ['the owner takes what it granted', 'VN', 'session.take', undefined, false],
  ['the owner opens any microphone', 'VN', 'floor.open', 'VN-19', true],
  ['the holder opens any microphone', 'VN-25', 'floor.open', 'VN-19', true],
  ['the holder closes all', 'VN-25', 'floor.close-all', undefined, true],
  ['another tier opens its own site', 'VN-19', 'floor.open', 'VN-19-05443', true],
  ['another tier opens a foreign site', 'VN-19', 'floor.open', 'VN-25', false],
  ['another tier closes all', 'VN-19', 'floor.close-all', undefined, false],
  ['another tier prepares', 'VN-19', 'session.prepare', undefined, false],
] as const)('A1, A4: %s', (_what, from, op, site, allowed) => {
  expect(mayGive(from, granted, op, site)).toBe(allowed)
})

type Step = (state: Controlled) => Control
const node = fc.constantFrom(...nodes)
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(node, node).map(
    ([from, to]) =>
      (state: Controlled) =>
        grantControl(state, to, passing(from), same),
  ),
  node.map((from) => (state: Controlled) => returnControl(state, passing(from), same)),
  node.map((from) => (state: Controlled) => takeControl(state, passing(from), same)),
)

test('A1, A2, A3: over any history at most one tier takes, and no number comes twice with another holder', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let state = session()
      const holders = new Map([[0, holderOf(state)]])
      for (const apply of steps) {
        let control = state.control
        try {
          control = apply(state)
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal)
        }
        expect(control.fence).toBe(state.control.fence + (control === state.control ? 0 : 1))
        state = session(control)
        expect(nodes.filter((each) => mayGive(each, state, 'session.take', undefined))).toEqual([
          holderOf(state),
        ])
        expect(holders.get(control.fence) ?? holderOf(state)).toBe(holderOf(state))
        holders.set(control.fence, holderOf(state))
        for (const fence of holders.keys())
          if (fence !== control.fence)
            expect(refusalOf(() => requireFence(state, fence, same))).toMatchObject({
              code: 'control.fenced',
            })
      }
    }),
  )
})
