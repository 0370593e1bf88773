import { expect, test, vi } from 'vitest'
import { type ConnectionState, createLive } from '#browser/live-state'
import type { ConsoleNotices } from '#contract/console'
import { createManualClock } from '#foundation/time'
import { createNodeAtHand } from './node-at-hand.ts'
import { registry } from './testing/index.ts'

interface Hello {
  id: string
}

function played() {
  const clock = createManualClock(1_000_000)
  const state = createLive<ConnectionState<Hello>>({ kind: 'connecting', attempt: 0 })
  const beats: ((body: { at: number }) => void)[] = []
  const connection = {
    state,
    onNotice<Op extends keyof ConsoleNotices & string>(op: Op, listener: (body: never) => void) {
      if (op === 'beat') beats.push(listener as (body: { at: number }) => void)
      return () => {}
    },
  }
  const fetchRegistry = vi.fn(async () => registry)
  const node = createNodeAtHand<Hello>(connection, fetchRegistry, clock)
  return {
    ...{ node, clock, state, fetchRegistry },
    beat: (at: number) => {
      for (const heard of beats) heard({ at })
    },
    open: (id: string) => state.set({ kind: 'open', greeting: { id }, since: clock.now() }),
  }
}

test('who we are and the units below stay while the connection is away', async () => {
  const { node, state, open } = played()
  expect(node.greeting.get()).toBeNull()
  open('VN-25')
  await vi.waitFor(() => expect(node.registry.get().kind).toBe('ready'))
  const known = node.registry.get()
  state.set({ kind: 'waiting', until: 0, attempt: 1, reason: { kind: 'silent' } })
  expect(node.greeting.get()).toEqual({ id: 'VN-25' })
  expect(node.registry.get()).toBe(known)
})

test('the registry is fetched once, and arranged below another node when that one greets', async () => {
  const { node, fetchRegistry, open } = played()
  open('VN-25')
  await vi.waitFor(() => expect(node.registry.get()).toMatchObject({ index: { root: 'VN-25' } }))
  open('VN')
  expect(node.registry.get()).toMatchObject({ index: { root: 'VN' } })
  expect(fetchRegistry).toHaveBeenCalledTimes(1)
})

test('the time on the way is no skew, a clock that is wrong is', () => {
  const { node, clock, beat } = played()
  beat(clock.now() + 1500)
  expect(node.ahead.get()).toBe(0)
  beat(clock.now() - 600_000)
  expect(node.ahead.get()).toBe(-600_000)
  beat(clock.now() - 599_000)
  expect(node.ahead.get()).toBe(-600_000)
})

test('closed, it does not ask for the registry again', async () => {
  const { node, clock, fetchRegistry, open } = played()
  fetchRegistry.mockRejectedValue(new Error('away'))
  open('VN-25')
  await vi.waitFor(() => expect(node.registry.get()).toMatchObject({ kind: 'failed', reason: 'away' }))
  node.close()
  await clock.advanceAsync(60_000)
  expect(fetchRegistry).toHaveBeenCalledTimes(1)
})
