import { isDeepStrictEqual } from 'node:util'
import type { MediaClient } from '#conference/media'
import type { SiteId, SourceKey } from '#contract'
import type { FeedWish } from '#contract/media'
import type { Feed } from '#contract/room'
import type { Log } from '#foundation/log'
import type { Clock, Timer } from '#foundation/time'
import { createLatest } from '../latest.ts'

export interface SeatWishes {
  seat: string
  site: SiteId
  wishes: readonly FeedWish[]
}

/** Brings the streams that every seat shall receive into effect, only where they differ from what is so. */
export interface Feeds {
  /** `generationOf`: the flow or producer that a source comes from now; a new one needs a new feed. */
  want(seats: readonly SeatWishes[], generationOf: (source: SourceKey) => string): void
  /** What a seat receives now. */
  of(seat: string): Feed[] | undefined
  /** The seat's media was made anew or is gone. */
  forget(seat: string): void
  forgetAll(): void
  close(): void
}

type Marked = SeatWishes & { mark: string }

/**
 * How long a seat keeps streams that it no longer needs, while nothing new has come for it. In a change of scene the
 * old pictures go out of the plan before the new ones are here: ended first, they would hold up those by as long as
 * it takes to end them at every site. Milliseconds.
 */
const keepMs = 250

export interface FeedsOptions {
  media: MediaClient
  clock: Clock
  log: Log
  onFeeds: (site: SiteId, feeds: Feed[], seat: string) => void
}

export function createFeeds({ media, clock, log, onFeeds }: FeedsOptions): Feeds {
  let wanted: readonly Marked[] = []
  const inEffect = new Map<string, { mark: string; feeds: Feed[] }>()
  /** Asked for by the request that is out, without the seats that were forgotten since: their answer is of no use. */
  let asked = new Map<string, Marked>()

  let keeping: Timer | undefined
  let isKept = false

  const bringsNothing = ({ seat, mark }: Marked) => {
    const now = new Set(inEffect.get(seat)?.mark.split(' '))
    return mark.split(' ').every((stream) => now.has(stream))
  }
  const keepOn = () => {
    keeping ??= clock.setTimeout(() => {
      isKept = true
      applying.trigger()
    }, keepMs)
  }

  /** Gives how many streams are missing. */
  const apply = async (changed: readonly Marked[]): Promise<number> => {
    const reply = await media.request('feeds.set', {
      seats: changed.map(({ seat, wishes }) => ({ seat, wishes: [...wishes] })),
    })
    let missing = 0
    for (const answer of reply.seats) {
      const one = asked.get(answer.seat)
      if (!one) continue
      missing += answer.missing.length
      const before = inEffect.get(one.seat)?.feeds
      // What is missing is asked for again; everything else stands.
      inEffect.set(one.seat, { mark: answer.missing.length > 0 ? '' : one.mark, feeds: answer.feeds })
      if (!isDeepStrictEqual(before, answer.feeds)) onFeeds(one.site, answer.feeds, one.seat)
    }
    return missing
  }

  const applying = createLatest(
    'feeds',
    async () => {
      const changed = wanted.filter(({ seat, mark }) => inEffect.get(seat)?.mark !== mark)
      if (changed.length === 0) return
      if (!isKept && changed.every(bringsNothing)) return keepOn()
      clock.clearTimeout(keeping)
      keeping = undefined
      isKept = false
      asked = new Map(changed.map((one) => [one.seat, one]))
      const missing = await apply(changed)
      if (missing > 0) throw new Error(`${missing} streams are not here yet`)
    },
    { clock, log },
  )

  return {
    want(seats, generationOf) {
      // Seats with the same wishes share one list, so the mark is made once for all of them.
      const marks = new Map<readonly FeedWish[], string>()
      const markOf = (wishes: readonly FeedWish[]) => {
        const known = marks.get(wishes)
        if (known !== undefined) return known
        const mark = wishes
          .map(({ source, layer, standby }) => {
            const how = standby ? 'standby' : 'live'
            return `${source}:${layer}:${how}:${generationOf(source)}`
          })
          .join(' ')
        marks.set(wishes, mark)
        return mark
      }
      wanted = seats.map((one) => ({ ...one, mark: `= ${markOf(one.wishes)}`.trim() }))
      applying.trigger()
    },
    of: (seat) => inEffect.get(seat)?.feeds,
    forget(seat) {
      inEffect.delete(seat)
      asked.delete(seat)
    },
    forgetAll() {
      inEffect.clear()
      asked.clear()
    },
    close() {
      clock.clearTimeout(keeping)
      applying.close()
    },
  }
}
