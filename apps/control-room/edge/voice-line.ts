import { createLive, type Live } from '#browser/live-state'
import type { ViewMedia } from '#browser/media-client'
import type { LineTalker } from '#contract'
import type { DeskMemory } from '../stores/desk-memory.ts'
import type { NoteStore } from '../stores/note-store.ts'
import type { ConsoleConnection } from './console-connection.ts'
import {
  type HeldMicrophone,
  microphoneFailure,
  microphoneLost,
  type OwnMicrophone,
} from './own-microphone.ts'

/** How far this console's own voice is: asked for, on its way, or published and told to all. */
export type Talking = 'no' | 'starting' | 'yes'

/** The operators' voice line at this console: joined by choice, talked on while a key is held. */
export interface VoiceLine {
  joined: Live<boolean>
  talking: Live<Talking>
  /** It goes on talking without the key. */
  locked: Live<boolean>
  /** Who talks now, at every tier. */
  talkers: Live<readonly LineTalker[]>
  /** From 0 to 1, kept over a reload; so is the silence. */
  volume: Live<number>
  muted: Live<boolean>
  /** To be called from a click or a key. */
  join(): void
  leave(): void
  /** The key or button is held: talks until it is let go, or was locked. Joins first. */
  press(): void
  release(): void
  /** Talks until it is pressed again. */
  lock(): void
  /** The voice ends, also one that was to go on. */
  stop(): void
  close(): void
}

export function createVoiceLine(options: {
  connection: Pick<ConsoleConnection, 'onNotice' | 'state'>
  media: Pick<ViewMedia, 'publish'> | null
  microphone: OwnMicrophone
  notes: Pick<NoteStore, 'error'>
  memory: Pick<DeskMemory, 'voice'>
}): VoiceLine {
  const { connection, media, microphone, notes, memory } = options
  const kept = memory.voice.read() ?? { volume: 0.9, muted: false }
  const joined = createLive(false)
  const talking = createLive<Talking>('no')
  const locked = createLive(false)
  const talkers = createLive<readonly LineTalker[]>([])
  const volume = createLive(kept.volume)
  const muted = createLive(kept.muted)
  let held: HeldMicrophone | undefined
  /** Counts the wishes to talk, so that a microphone that comes too late is let go. */
  let wish = 0

  const node = () => {
    const state = connection.state.get()
    return state.kind === 'open' ? state.greeting.id : null
  }
  const stop = () => {
    wish += 1
    locked.set(false)
    if (talking.get() === 'no') return
    talking.set('no')
    media?.publish('line', null)
    held?.release()
    held = undefined
  }
  const start = async () => {
    if (!media || talking.get() !== 'no') return
    const mine = ++wish
    talking.set('starting')
    try {
      const got = await microphone.hold(() => {
        if (mine !== wish) return
        notes.error(microphoneLost)
        stop()
      })
      if (mine !== wish) return got.release()
      held = got
      media.publish('line', {
        track: got.track,
        onRefused(error) {
          if (mine !== wish) return
          notes.error(error)
          stop()
        },
      })
    } catch (error) {
      if (mine !== wish) return
      stop()
      notes.error(microphoneFailure(error))
    }
  }
  const look = () => {
    const own = talkers.get().some((each) => each.node === node())
    // What was lost on the way is published anew: until then it is not heard.
    if (held) talking.set(own ? 'yes' : 'starting')
  }
  const keep = () => memory.voice.write({ volume: volume.get(), muted: muted.get() })
  const ends = [
    connection.onNotice('line-talkers', (notice) => {
      talkers.set(notice.talkers)
      look()
    }),
    connection.state.subscribe(({ kind }) => {
      if (kind === 'open') return
      // Nobody hears it now, and a voice that comes back by itself would be heard unawares.
      stop()
      talkers.set([])
    }),
    volume.subscribe(keep),
    muted.subscribe(keep),
  ]
  const join = () => {
    if (media) joined.set(true)
  }

  return {
    ...{ joined, talking, locked, talkers, volume, muted, join, stop },
    leave() {
      stop()
      joined.set(false)
    },
    press() {
      join()
      void start()
    },
    release() {
      if (!locked.get()) stop()
    },
    lock() {
      if (locked.get()) return stop()
      join()
      locked.set(true)
      void start()
    },
    close() {
      for (const end of ends.splice(0)) end()
      stop()
    },
  }
}
