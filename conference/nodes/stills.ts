import { homeNode, isWithin } from '#conference/sites'
import { checked, type NodeId, Refusal, type SiteId } from '#contract'
import { uplinkRequests } from '#contract/uplink'
import type { Link } from '#foundation/link'
import type { Clock } from '#foundation/time'
import type { Place } from './place.ts'

export interface Still {
  /** When the site took it, Unix milliseconds. */
  at: number
  jpeg: Buffer
}

/**
 * The newest still of every site, in memory: own sites put theirs here; a site below is asked of its node when
 * somebody looks at it, at most once in `freshMs`.
 */
export interface Stills {
  /** Throws `Refusal` `message.malformed` for what is no JPEG. */
  put(site: SiteId, jpeg: Buffer): void
  get(site: SiteId): Promise<Still | null>
  at(site: SiteId): number
  forget(site: SiteId): void
  close(): void
}

const freshMs = 2000
const jpegStart = Buffer.from([0xff, 0xd8, 0xff])

export function createStills(place: Place, link: Link, clock: Clock, onChange: () => void): Stills {
  const own = new Map<SiteId, Still>()
  const fetched = new Map<SiteId, { askedAt: number; still: Promise<Still | null> }>()

  const childFor = (site: SiteId): NodeId | undefined => place.children.find((child) => isWithin(site, child))

  const ask = async (child: NodeId, site: SiteId): Promise<Still | null> => {
    const answer = await link.request(child, 'still.get', { site })
    const { at, jpegBase64 } = uplinkRequests['still.get'].reply.parse(answer)
    return jpegBase64 === null ? null : { at, jpeg: Buffer.from(jpegBase64, 'base64') }
  }

  const answering = link.handle('still.get', async ({ from, body }) => {
    if (from !== place.parent) throw new Refusal('seat.foreign')
    const { site } = checked(uplinkRequests['still.get'].body, body, 'still.get')
    const still = await get(site)
    return { at: still?.at ?? 0, jpegBase64: still ? still.jpeg.toString('base64') : null }
  })

  const get = async (site: SiteId): Promise<Still | null> => {
    if (homeNode(site) === place.self) return own.get(site) ?? null
    const child = childFor(site)
    if (!child) return null
    const known = fetched.get(site)
    if (known && clock.now() - known.askedAt < freshMs) return known.still
    const still = ask(child, site).catch(() => null)
    fetched.set(site, { askedAt: clock.now(), still })
    return still
  }

  return {
    put(site, jpeg) {
      if (!jpeg.subarray(0, 3).equals(jpegStart))
        throw new Refusal('message.malformed', { reason: 'not a JPEG' })
      own.set(site, { at: clock.now(), jpeg })
      onChange()
    },
    get,
    at: (site) => own.get(site)?.at ?? 0,
    forget: (site) => void own.delete(site),
    close() {
      answering()
      own.clear()
      fetched.clear()
    },
  }
}
