import type { NodeId, SiteLevel } from '#contract'
import type { Clock, Timer } from '#foundation/time'

/** A voice that was not repeated for this long is silent: its word was lost, or its node. Milliseconds. */
export const VOICE_LASTS_MS = 1500
/** Words of several parts of the tree that come this near to each other are told as one. Milliseconds. */
const GATHER_MS = 100

/** Whose open microphones are heard now in a session, and how loud. */
export interface HeardVoices {
  session: string
  voices: SiteLevel[]
}

type Parts = Map<NodeId, { voices: readonly SiteLevel[]; at: number }>

export interface VoiceBoard {
  /** What a part of the tree says is heard in it now, all of it: a neighbour's, or this node's own. */
  hear(session: string, part: NodeId, voices: readonly SiteLevel[]): void
  /** What is heard outside a part of the tree. */
  beyond(session: string, part: NodeId): SiteLevel[]
  close(): void
}

/**
 * Knows what is heard in each session, part by part, for the level marks of consoles (rule N31). `onHeard` is told all
 * of it when something of it was said, and once that everybody is silent.
 */
export function createVoiceBoard(options: {
  clock: Clock
  onHeard: (heard: HeardVoices) => void
}): VoiceBoard {
  const { clock, onHeard } = options
  const sessions = new Map<string, Parts>()
  const due = new Map<string, Timer>()
  const gathering = new Set<string>()

  const read = (session: string, except: NodeId | null): SiteLevel[] =>
    [...(sessions.get(session) ?? [])]
      .filter(([part, { at }]) => part !== except && clock.now() - at < VOICE_LASTS_MS)
      .flatMap(([, { voices }]) => voices)
  const tellIn = (session: string, ms: number) => {
    due.get(session)?.cancel()
    due.set(
      session,
      clock.setTimeout(() => tell(session), ms),
    )
  }
  const tell = (session: string) => {
    due.delete(session)
    gathering.delete(session)
    const voices = read(session, null)
    // Said no more, they fall silent by themselves.
    if (voices.length > 0) tellIn(session, VOICE_LASTS_MS)
    else sessions.delete(session)
    onHeard({ session, voices })
  }

  return {
    hear(session, part, voices) {
      const parts: Parts = sessions.get(session) ?? new Map()
      if (voices.length === 0 && !parts.has(part)) return
      parts.set(part, { voices, at: clock.now() })
      sessions.set(session, parts)
      if (gathering.has(session)) return
      gathering.add(session)
      tellIn(session, GATHER_MS)
    },
    beyond: (session, part) => read(session, part),
    close() {
      for (const timer of due.values()) timer.cancel()
      due.clear()
      sessions.clear()
    },
  }
}
