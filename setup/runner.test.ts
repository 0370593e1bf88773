import { expect, test } from 'vitest'
import { runSteps } from './runner.mjs'

/** A world in which steps become done, and a record of what happened. */
function world(done: string[]) {
  const events: string[] = []
  const state = new Set(done)
  const step = (name: string, works = true) => ({
    name,
    check: () => state.has(name),
    do: async () => {
      events.push(`do ${name}`)
      if (works) state.add(name)
    },
  })
  const run = (steps: ReturnType<typeof step>[], beforeLock = () => {}) =>
    runSteps(steps, {
      context: {},
      reporter: {
        alreadyDone: (s: { name: string }) => events.push(`had ${s.name}`),
        begun: () => {},
        ended: (s: { name: string }) => events.push(`made ${s.name}`),
      },
      lock: async () => {
        beforeLock()
        events.push('lock')
        return () => events.push('unlock')
      },
    })
  return { events, state, step, run }
}

test('when all is done nothing is locked and nothing is made', async () => {
  const { events, step, run } = world(['a', 'b'])
  await run([step('a'), step('b')])
  expect(events).toEqual(['had a', 'had b'])
})

test('only missing steps are made, under one lock that is given back', async () => {
  const { events, step, run } = world(['b'])
  await run([step('a'), step('b'), step('c')])
  expect(events).toEqual(['lock', 'do a', 'made a', 'had b', 'do c', 'made c', 'unlock'])
})

test('a step that another set-up made while we waited is not made again', async () => {
  const { events, state, step, run } = world([])
  await run([step('a')], () => state.add('a'))
  expect(events).toEqual(['lock', 'had a', 'unlock'])
})

test('a step without effect stops the run by name, and the lock is given back', async () => {
  const { events, step, run } = world([])
  await expect(run([step('a', false), step('b')])).rejects.toMatchObject({ code: 'step-without-effect' })
  expect(events).toEqual(['lock', 'do a', 'unlock'])
})
