import { expect, test } from 'vitest'
import { createLive } from '#browser/live-state'
import type { FeedStream, SoundState, ViewState } from '#browser/media-client'
import { beginSession, partsOfSource, type SessionState, type SiteId, type SourceKey } from '#contract'
import { createManualClock } from '#foundation/time'
import { streamsOfCue } from '../state/cue.ts'
import { assignSite, chooseLayout, emptyPreview, type Preview } from '../state/preview.ts'
import { nothingKept } from '../stores/desk-memory.ts'
import { createSessionStore } from '../stores/session-store.ts'
import { connectConsole } from './console-connection.ts'
import { createViewing } from './viewing.ts'

/** A console without a node, whose session is as the test says, and what it asks to watch. */
function stage(current: SessionState | null = null) {
  const clock = createManualClock()
  const connection = connectConsole({
    url: 'ws://node/ws/console',
    clock,
    random: () => 0,
    wakeUps: () => () => {},
    openSocket: () => ({ send: () => {}, close: () => {} }),
  })
  const sessions = {
    ...createSessionStore(connection, () => 'VN-25', nothingKept()),
    current: () => current,
  }
  const programs = { worked: createLive<SessionState | null>(null) }
  const preview = createLive<Preview>(chooseLayout(emptyPreview, 'full'))
  const asked: string[][] = []
  const loudness: number[] = []
  let played: string[] = []
  const talk = createLive<SiteId | null>(null)
  const aside = { streams: () => streamsOfCue(talk.get()), changes: [talk] }
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
    set: (streams: readonly FeedStream[]) => {
      played = streams.map(({ source }) => source)
    },
    unblock: () => {},
    volume: (level: number) => loudness.push(level),
    close: () => {},
  }
  const parts = { media, speaker }
  const viewing = createViewing(connection, sessions, programs, preview, clock, parts, aside)
  const settle = () => clock.advanceAsync(200)
  const flows = (...sources: SourceKey[]) =>
    media.streams.set(
      sources.map((source) => ({
        ...{ id: source, source, kind: partsOfSource(source).kind, ending: false },
        stream: {} as MediaStream,
      })),
    )
  return { viewing, preview, asked, loudness, settle, talk, flows, played: () => played }
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

test('R51: a stream sounds where it belongs now: apart in a private talk, in the program when it is listened to', () => {
  const site = 'VN-25-07900'
  const begun = beginSession({ id: 's', title: '', owner: 'VN', chair: null, bound: 6, by: 'Hà', at: 0 })
  const { viewing, talk, flows, played } = stage({ ...begun, floor: { ...begun.floor, open: [site] } })
  talk.set(site)
  flows(`${site}/camera`, `${site}/microphone`)
  viewing.listen(true)
  expect(played()).toEqual([])
  // The talk has ended, the stream is the same.
  talk.set(null)
  expect(played()).toEqual([`${site}/microphone`])
  viewing.listen(false)
  expect(played()).toEqual([])
})

test('R52: closing ends the stream of all that was watched, once', async () => {
  const { viewing, preview, asked, settle } = stage()
  viewing.close()
  preview.update((now) => assignSite(now, 'VN-25'))
  await settle()
  expect(asked.filter(([first]) => first === 'closed')).toHaveLength(1)
  expect(asked.flat().some((source) => source.startsWith('VN-25/'))).toBe(false)
})
