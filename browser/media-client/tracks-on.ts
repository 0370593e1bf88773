import type { SourceKey } from '#contract'
import type { Stage } from './stage.ts'

/** Finds tracks on a stage by their source. */
export interface TracksOn {
  trackOf(source: SourceKey): MediaStreamTrack | null
  whenTrack(source: SourceKey, signal: AbortSignal): Promise<MediaStreamTrack>
}

export function tracksOn({ streams, returned }: Pick<Stage, 'streams' | 'returned'>): TracksOn {
  const trackOf = (source: SourceKey) =>
    [...streams.get(), ...returned.get()]
      .findLast((feed) => feed.source === source && !feed.ending)
      ?.stream.getTracks()[0] ?? null

  return {
    trackOf,
    whenTrack(source, signal) {
      const stops: (() => void)[] = []
      const found = new Promise<MediaStreamTrack>((resolve, reject) => {
        const look = () => {
          const track = trackOf(source)
          if (track) resolve(track)
        }
        const giveUp = () => reject(signal.reason)
        stops.push(streams.subscribe(look), returned.subscribe(look))
        stops.push(() => signal.removeEventListener('abort', giveUp))
        signal.addEventListener('abort', giveUp)
        if (signal.aborted) giveUp()
        look()
      })
      return found.finally(() => {
        for (const stop of stops) stop()
      })
    },
  }
}
