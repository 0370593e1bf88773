import { createLive, type Live } from '#browser/live-state'
import { isSound } from '#contract'
import type { FeedStream } from './stage.ts'

/** `blocked`: the browser waits for a click before it plays sound. */
export type SoundState = 'silent' | 'playing' | 'blocked'

/** Plays the sound of feeds. One owner; `close()` is idempotent. */
export interface Sound {
  readonly state: Live<SoundState>
  /** The whole set of streams; those without sound are passed over. */
  set(streams: readonly FeedStream[]): void
  /** To be called from a click. */
  unblock(): void
  /** How loud all of it is played, from 0 to 1; 1 at first. */
  volume(level: number): void
  close(): void
}

export function createSound(): Sound {
  const state = createLive<SoundState>('silent')
  const players = new Map<string, HTMLAudioElement>()
  const blocked = new Set<string>()
  let loudness = 1

  const tell = () => state.set(players.size === 0 ? 'silent' : blocked.size > 0 ? 'blocked' : 'playing')

  const play = async (id: string, player: HTMLAudioElement) => {
    try {
      await player.play()
      blocked.delete(id)
    } catch (error) {
      if (players.has(id) && error instanceof Error && error.name === 'NotAllowedError') blocked.add(id)
    }
    tell()
  }

  const stop = (id: string) => {
    const player = players.get(id)
    if (player) player.srcObject = null
    players.delete(id)
    blocked.delete(id)
  }

  return {
    state,
    set(streams) {
      const sounding = streams.filter(({ kind, ending }) => isSound(kind) && !ending)
      const ids = new Set(sounding.map(({ id }) => id))
      for (const id of [...players.keys()]) if (!ids.has(id)) stop(id)
      for (const { id, stream } of sounding) {
        if (players.has(id)) continue
        const player = new Audio()
        player.srcObject = stream
        player.volume = loudness
        players.set(id, player)
        void play(id, player)
      }
      tell()
    },
    unblock() {
      for (const [id, player] of players) void play(id, player)
    },
    volume(level) {
      loudness = level
      for (const player of players.values()) player.volume = level
    },
    close() {
      for (const id of [...players.keys()]) stop(id)
      tell()
    },
  }
}
