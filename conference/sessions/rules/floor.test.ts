import fc from 'fast-check'
import { expect, test } from 'vitest'
import { closedFloor, Refusal, type SessionState } from '#contract'
import { commands } from '../commands.ts'
import { begun, known, refusalOf, sites } from '../testing/begun.ts'
import { boundFloor } from './bound-floor.ts'
import { closeMicrophone, closeOtherMicrophones } from './close-microphones.ts'
import { eventsBetween } from './events-between.ts'
import { acceptInvitation, declineInvitation, invite, withdrawInvitation } from './invitations.ts'
import { openMicrophone } from './open-microphone.ts'
import { lowerHand, raiseHand } from './raised-hands.ts'

const [chair, first, second, third] = ['VN', 'VN-25-07900', 'VN-25-07909', 'VN-19'] as const
const by = 'Hà'
const at = (moment: number) => ({ known, at: moment, by, from: 'VN', labelOf: String })

const session = (bound = 3): SessionState => ({ ...begun, floor: closedFloor(bound) })

const codeOf = (run: () => unknown) => refusalOf(run).code
const kinds = (before: SessionState, after: SessionState) =>
  eventsBetween(before, after, by).map((event) =>
    'site' in event ? `${event.kind} ${event.site}` : event.kind,
  )

test('P15: hands stand in the order of asking, each once, and a second asking changes nothing', () => {
  const two = raiseHand(raiseHand(session(), first, at(10)), second, at(20))
  expect(raiseHand(two, first, at(30))).toBe(two)
  expect(two.floor.raised).toEqual([
    { site: first, at: 10 },
    { site: second, at: 20 },
  ])
  expect(lowerHand(two, first).floor.raised).toEqual([{ site: second, at: 20 }])
  expect(lowerHand(two, third)).toBe(two)
})

test('P15: a clock that was set back lets nobody pass', () => {
  const two = raiseHand(raiseHand(session(), first, at(50)), second, at(20))
  expect(two.floor.raised.map((hand) => hand.at)).toEqual([50, 50])
})

test('P15: who is heard does not ask, and a site that there is not can not', () => {
  const open = openMicrophone(session(), first, at(1))
  expect(raiseHand(open, first, at(2))).toBe(open)
  expect(codeOf(() => raiseHand(open, 'VN-25-99999', at(2)))).toBe('site.unknown')
})

test('P16: opening answers hand and invitation, closing brings neither back; the time of opening is kept', () => {
  const asked = invite(raiseHand(session(), first, at(10)), first, at(20))
  const open = openMicrophone(asked, first, at(30))
  expect(open.floor).toMatchObject({ open: [first], since: { [first]: 30 }, raised: [], invited: [] })
  expect(kinds(asked, open)).toEqual([`microphone.opened ${first}`])
  const closed = closeMicrophone(open, first, null)
  expect(closed.floor).toMatchObject({ open: [], since: {}, raised: [], invited: [], closed: [] })
})

test('P17: an invited site opens its own microphone; nobody else does', () => {
  expect(codeOf(() => acceptInvitation(session(), first, at(1)))).toBe('floor.not-invited')
  const invited = invite(session(1), first, at(10))
  expect(kinds(session(1), invited)).toEqual([`site.invited ${first}`])
  expect(invite(invited, first, at(11))).toBe(invited)
  expect(codeOf(() => acceptInvitation(invited, second, at(12)))).toBe('floor.not-invited')
  expect(acceptInvitation(invited, first, at(12)).floor.open).toEqual([first])
  const full = openMicrophone(invited, second, at(12))
  expect(codeOf(() => acceptInvitation(full, first, at(13)))).toBe('floor.full')
})

test('P17: declining takes the hand too; taking the invitation back does not', () => {
  const both = invite(raiseHand(session(), first, at(1)), first, at(2))
  const declined = declineInvitation(both, first)
  expect(declined.floor).toMatchObject({ invited: [], raised: [] })
  expect(kinds(both, declined)).toEqual([`invitation.ended ${first}`, `hand.lowered ${first}`])
  expect(declineInvitation(declined, first)).toBe(declined)
  const withdrawn = withdrawInvitation(both, first)
  expect(withdrawn.floor).toMatchObject({ invited: [], raised: [{ site: first, at: 1 }] })
  expect(withdrawInvitation(withdrawn, first)).toBe(withdrawn)
})

test("P18: closing all but the chair's keeps that one alone", () => {
  const all = [chair, first, second].reduce((state, site) => openMicrophone(state, site, at(1)), session())
  expect(closeOtherMicrophones(all, at(2)).floor.open).toEqual([chair])
  expect(closeOtherMicrophones({ ...all, chair: null }, at(2)).floor.open).toEqual([])
})

test('P19: who closed a microphone stands until the site asks or speaks again', () => {
  const open = openMicrophone(session(), first, at(1))
  const closed = closeMicrophone(open, first, { by, at: 5 })
  expect(closed.floor.closed).toEqual([{ site: first, by, at: 5 }])
  expect(raiseHand(closed, first, at(6)).floor.closed).toEqual([])
  expect(openMicrophone(closed, first, at(6)).floor.closed).toEqual([])
  expect(closeMicrophone(open, first, null).floor.closed).toEqual([])
})

test('P5: the bound goes down to the open ones and no further', () => {
  const two = openMicrophone(openMicrophone(session(), first, at(1)), second, at(1))
  expect(codeOf(() => boundFloor(two, 1))).toBe('floor.bound-too-low')
  expect(boundFloor(two, 3)).toBe(two)
  const bounded = boundFloor(two, 2)
  expect(bounded.floor).toMatchObject({ bound: 2, open: [first, second] })
  expect(eventsBetween(two, bounded, by, 'VN-25')).toEqual([
    { kind: 'floor.bound', session: 's', bound: 2, by, tier: 'VN-25' },
  ])
})

const ofOneSite = [
  'floor.open',
  'floor.close',
  'floor.invite',
  'floor.withdraw',
  'floor.lower',
  'hand.raise',
  'hand.lower',
  'invitation.accept',
  'invitation.decline',
  'microphone.close',
] as const
type Step = (state: SessionState, moment: number) => SessionState
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.tuple(fc.constantFrom(...ofOneSite), fc.constantFrom(...sites)).map(
      ([op, site]): Step =>
        (state, moment) =>
          commands[op].apply(state, { session: 's', site }, at(moment)),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('floor.close-all' as const, 'floor.close-others' as const).map(
      (op): Step =>
        (state, moment) =>
          commands[op].apply(state, { session: 's' }, at(moment)),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 1, max: 4 }).map(
      (bound): Step =>
        (state, moment) =>
          commands['floor.bound'].apply(state, { session: 's', bound }, at(moment)),
    ),
  },
)

test('P5, P7, P15, P16: over any commands the floor is in order and each change is told', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let state = session(2)
      for (const [moment, apply] of steps.entries()) {
        let after = state
        try {
          after = apply(state, moment)
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal)
        }
        const { open, bound, since, raised, invited, closed } = after.floor
        expect(open.length).toBeLessThanOrEqual(bound)
        expect(Object.keys(since).toSorted()).toEqual([...open].toSorted())
        const waiting = raised.map(({ site }) => site)
        expect(new Set(waiting).size).toBe(waiting.length)
        for (const { site } of [...raised, ...invited, ...closed]) expect(open).not.toContain(site)
        expect(raised).toEqual(raised.toSorted((left, right) => left.at - right.at))
        const changes = after === state ? 0 : 1
        expect(after.revision - state.revision).toBe(changes)
        expect(eventsBetween(state, after, by).length > 0).toBe(changes === 1)
        state = after
      }
    }),
  )
})
