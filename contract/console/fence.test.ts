import { expect, test } from 'vitest'
import { consoleOperations } from './index.ts'

/** Operations on a session that carry no number of the lease, and why they need none. */
const exempt: Readonly<Record<string, string>> = {
  'session.close': 'the owner’s alone, whoever holds control',
  'session.local-parts': 'the owner’s alone, whoever holds control',
  'showing.rule': 'a province’s own word on its sites, whoever holds control',
  'showing.answer': 'by the name of a request, which ends once; the province’s alone',
  'showing.withdraw': 'by the name of a request, which ends once; the asker’s alone',
  'roll-call.open': 'the owner’s alone; changes nothing of the session',
  'roll-call.list': 'reads',
  'chair.call': 'a note to this tier’s operators; changes nothing of the session',
  'line.say': 'words between operators; changes nothing of the session',
  'line.list': 'reads',
  'ladder.set': 'the owner’s alone; says when it begins, changes nothing of the session',
  'ladder.get': 'reads',
  'ladder.waive': 'the owner’s alone; a person’s word, changes nothing of the session',
  'ladder.unwaive': 'the owner’s alone; a person’s word, changes nothing of the session',
  'ladder.declare': 'the owner’s alone; stands in the record, changes nothing of the session',
  'participation.get': 'reads',
  'participation.export': 'reads',
  'script.get': 'reads',
  'script.agenda': 'reads',
  'script.write': 'words of a script; changes nothing of the session',
  'script.timer': 'a clock of this tier; changes nothing of the session',
  'scenes.save': 'puts a scene aside; changes nothing of the session',
}

const ofSession = Object.entries(consoleOperations)
  .map(([op, { body }]) => ({ op, fields: 'shape' in body ? Object.keys(body.shape) : [] }))
  .filter(({ fields }) => fields.includes('session'))

test('there are operations on sessions', () => {
  expect(ofSession.length).toBeGreaterThan(30)
})

test.each(ofSession)(
  '$op carries the number of the lease that its sender saw, or says why not',
  ({ op, fields }) => {
    expect(fields.includes('fence') ? 'the number' : exempt[op]).toBeDefined()
  },
)

test.each(Object.keys(exempt))('%s is an operation on a session without a number', (op) => {
  expect(ofSession.find((each) => each.op === op)?.fields).not.toContain('fence')
  expect(ofSession.map((each) => each.op)).toContain(op)
})
