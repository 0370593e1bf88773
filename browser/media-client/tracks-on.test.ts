import { expect, test } from 'vitest'
import { createLive } from '#browser/live-state'
import { partsOfSource } from '#contract'
import type { FeedStream } from './stage.ts'
import { tracksOn } from './tracks-on.ts'

const echo = 'VN-25-07900/echo-picture'
const track = (id: string) => Object.assign(new EventTarget(), { id }) as MediaStreamTrack
const feed = (id: string, source: string, ending = false): FeedStream => ({
  ...{ id, source, ending, kind: partsOfSource(source).kind },
  stream: { getTracks: () => [track(id)] } as MediaStream,
})

function stage() {
  const streams = createLive<readonly FeedStream[]>([feed('a', 'VN/camera'), feed('b', 'VN-25/camera', true)])
  const returned = createLive<readonly FeedStream[]>([])
  return { returned, ...tracksOn({ streams, returned }) }
}

test('a track is found by its source, the newest first and none that ends', () => {
  const { returned, trackOf } = stage()
  expect([trackOf('VN/camera')?.id, trackOf('VN-25/camera'), trackOf(echo)]).toEqual(['a', null, null])
  returned.set([feed('c', echo), feed('d', echo)])
  expect(trackOf(echo)?.id).toBe('d')
})

test('who waits for a track has it as soon as it comes, or gives up', async () => {
  const { returned, whenTrack } = stage()
  const waits = new AbortController()
  const found = whenTrack(echo, waits.signal)
  returned.set([feed('c', echo)])
  expect((await found).id).toBe('c')
  expect((await whenTrack(echo, waits.signal)).id).toBe('c')
  returned.set([])
  const never = whenTrack(echo, waits.signal)
  waits.abort(new Error('late'))
  await expect(never).rejects.toThrow('late')
  await expect(whenTrack(echo, waits.signal)).rejects.toThrow('late')
})
