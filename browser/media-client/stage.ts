import { createLive, type Live } from '#browser/live-state'
import { isSound, isTrial, partsOfSource, type SourceKey, type SourceKind } from '#contract'
import type { Clock } from '#foundation/time'

/** Longer than the layouts keep an old picture. */
const LINGER_MS = 2500

/** A stream that can be drawn or played. `ending`: the node sends it no more; kept so that the screen does not flash. */
export interface FeedStream {
  id: string
  source: SourceKey
  kind: SourceKind
  stream: MediaStream
  ending: boolean
}

/**
 * The streams of this page over all media sessions, oldest first. What ends stays for a moment, or until its
 * source has a new stream that shows frames; then its `release` runs.
 */
export interface Stage {
  readonly streams: Live<readonly FeedStream[]>
  /** What comes back of this site's own test: measured, neither drawn nor played. Ends at once. */
  readonly returned: Live<readonly FeedStream[]>
  add(feed: { id: string; source: SourceKey; track: MediaStreamTrack; release(): void }): void
  /** The node took these away: they may stay on the screen for a moment. */
  end(ids: readonly string[]): void
  endAll(): void
  close(): void
}

export function createStage(clock: Clock): Stage {
  const streams = createLive<readonly FeedStream[]>([])
  const returned = createLive<readonly FeedStream[]>([])
  const all = () => [...streams.get(), ...returned.get()]
  const releases = new Map<string, () => void>()
  let closed = false

  const drop = (ids: ReadonlySet<string>) => {
    for (const list of [streams, returned])
      if (list.get().some(({ id }) => ids.has(id))) list.update((now) => now.filter(({ id }) => !ids.has(id)))
    for (const id of ids) {
      releases.get(id)?.()
      releases.delete(id)
    }
  }

  const end = (ids: readonly string[]) => {
    const ending = new Set(ids)
    const unseen = all().filter(({ id, kind }) => ending.has(id) && (isSound(kind) || isTrial(kind)))
    drop(new Set(unseen.map(({ id }) => id)))
    if (!streams.get().some(({ id }) => ending.has(id))) return
    streams.update((now) => now.map((each) => (ending.has(each.id) ? { ...each, ending: true } : each)))
    clock.setTimeout(() => drop(ending), LINGER_MS)
  }

  return {
    streams,
    returned,
    add({ id, source, track, release }) {
      if (closed) return release()
      releases.set(id, release)
      const { kind } = partsOfSource(source)
      const stream = new MediaStream([track])
      const list = isTrial(kind) ? returned : streams
      list.update((now) => [...now, { id, source, kind, stream, ending: false }])
    },
    end,
    endAll: () => end(all().map(({ id }) => id)),
    close() {
      closed = true
      drop(new Set(all().map(({ id }) => id)))
    },
  }
}
