import { expect, test } from 'vitest'
import { createPresenting } from './presenting.ts'

/** A browser whose screen is this track, or that refuses as `error` says. */
function stage(error?: unknown) {
  let stopped = false
  const stop = () => {
    stopped = true
  }
  const track = Object.assign(new EventTarget(), { contentHint: '', stop }) as MediaStreamTrack
  const told: string[] = []
  const presenting = createPresenting({
    onTrack: (now) => told.push(now ? 'track' : 'none'),
    onStop: () => told.push('stop'),
    capture: async () => {
      if (error !== undefined) throw error
      return { getVideoTracks: () => [track] }
    },
  })
  return { presenting, told, track, isStopped: () => stopped }
}
const kindOf = ({ presenting }: ReturnType<typeof stage>) => presenting.state.get().kind

test('a screen is offered as text, and ended by the person here', async () => {
  const all = stage()
  await all.presenting.start()
  expect([kindOf(all), all.track.contentHint]).toEqual(['offered', 'text'])
  all.presenting.stop()
  all.presenting.stop()
  expect(all.told).toEqual(['track', 'none', 'stop'])
  expect([kindOf(all), all.isStopped()]).toEqual(['none', true])
})

test("a screen that is ended with the browser's own button is ended here too", async () => {
  const all = stage()
  await all.presenting.start()
  all.track.dispatchEvent(new Event('ended'))
  expect([kindOf(all), all.told]).toEqual(['none', ['track', 'none', 'stop']])
})

test('who thinks better of it is told nothing, who gets no screen is told so', async () => {
  const declined = stage(new DOMException('no', 'NotAllowedError'))
  await declined.presenting.start()
  expect([kindOf(declined), declined.told]).toEqual(['none', []])
  const failed = stage(new Error('no screen'))
  await failed.presenting.start()
  expect(kindOf(failed)).toBe('failed')
})
