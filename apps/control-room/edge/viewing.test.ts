import { expect, test } from 'vitest'
import { createLive } from '#browser/live-state'
import type { FeedStream, SoundState, ViewState } from '#browser/media-client'
import type { SessionState } from '#contract'
import { createManualClock } from '#foundation/time'
import { assignSite, chooseLayout, emptyPreview, type Preview } from '../state/preview.ts'
import { nothingKept } from '../stores/desk-memory.ts'
import { createSessionStore } from '../stores/session-store.ts'
import { connectConsole } from './console-connection.ts'
import { createViewing } from './viewing.ts'

/** A console without a node, whose session is as the test says, and what it asks to watch. */
function stage() {
  const clock = createManualClock()
  const connection = connectConsole({
    url: 'ws://node/ws/console',
    clock,
    random: () => 0,
    wakeUps: () => () => {},
    openSocket: () => ({ send: () => {}, close: () => {} }),
  })
  const sessions = createSessionStore(connection, () => 'VN-25', nothingKept())
  const programs = { worked: createLive<SessionState | null>(null) }
  const preview = createLive<Preview>(chooseLayout(emptyPreview, 'full'))
  const asked: string[][] = []
  const loudness: number[] = []
  const media = {
    state: createLive<ViewState>('none'),
    streams: createLive<readonly FeedStream[]>([]),
    watch: (sources: readonly { source: string; layer: number | null }[]) => {
      asked.push(sources.map(({ source, layer }) => `${source} ${layer}`))
    },
    setFeeds: () => {},
    publish: () => {},
    order: () => {},
    lost: () => {},
    connected: () => {},
    close: () => asked.push(['closed']),
  }
  const speaker = {
    state: createLive<SoundState>('silent'),
    set: () => {},
    unblock: () => {},
    volume: (level: number) => loudness.push(level),
    close: () => {},
  }
  const viewing = createViewing(connection, sessions, programs, preview, clock, { media, speaker })
  const settle = () => clock.advanceAsync(200)
  return { viewing, preview, asked, loudness, settle }
}

test('R51: the large picture is asked for at once and at its best, and not any more when it is closed', async () => {
  const { viewing, asked, settle } = stage()
  await settle()
  viewing.zoom('VN-25-07900')
  expect(asked.at(-1)).toEqual(['VN-25-07900/camera 2'])
  viewing.zoom(null)
  expect(asked.at(-1)).toEqual([])
})

test('R50: a preview that is being put together is asked for once', async () => {
  const { preview, asked, settle } = stage()
  await settle()
  const before = asked.length
  preview.update((now) => chooseLayout(now, '1+1'))
  preview.update((now) => assignSite(now, 'VN-25-07900'))
  preview.update((now) => assignSite(now, 'VN-25'))
  await settle()
  expect(asked.slice(before)).toEqual([['VN-25-07900/camera 1', 'VN-25/camera 1']])
})

test('R51: nothing sounds until it is asked for, and its loudness stays between silence and full', () => {
  const { viewing, loudness } = stage()
  expect(viewing.listening.get()).toBe(false)
  viewing.setVolume(3)
  viewing.setVolume(-1)
  expect(loudness.slice(-2)).toEqual([1, 0])
})

test('R52: closing ends the stream of all that was watched, once', async () => {
  const { viewing, preview, asked, settle } = stage()
  viewing.close()
  preview.update((now) => assignSite(now, 'VN-25'))
  await settle()
  expect(asked.filter(([first]) => first === 'closed')).toHaveLength(1)
  expect(asked.flat().some((source) => source.startsWith('VN-25/'))).toBe(false)
})
