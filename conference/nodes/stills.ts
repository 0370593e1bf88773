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
 * The newest still of every site, in memory: own sites put theirs here; another is asked of the neighbour towards
 * it when somebody looks, at most once in `freshMs`.
 */
export interface Stills {
  /**
   * From a browser of the site. Throws `Refusal` `seat.none` unless it is the one in the site's seat,
   * `message.malformed` for what is no JPEG.
   */
  put(site: SiteId, browser: string, jpeg: Buffer): void
  get(site: SiteId): Promise<Still | null>
  at(site: SiteId): number
  forget(site: SiteId): void
  close(): void
}

const freshMs = 2000
const jpegStart = Buffer.from([0xff, 0xd8, 0xff])

export interface StillsOptions {
  place: Place
  link: Link
  clock: Clock
  /** The browser in the site's seat. */
  holderOf: (site: SiteId) => string | undefined
  /** Whether everybody sees the site now. */
  isOnAir: (site: SiteId) => boolean
  onChange: () => void
}

export function createStills(options: StillsOptions): Stills {
  const { place, link, clock, holderOf, isOnAir, onChange } = options
  const own = new Map<SiteId, Still>()
  /** Asked last comes last. */
  const fetched = new Map<SiteId, { askedAt: number; still: Promise<Still | null> }>()

  /** Below, its node is asked; elsewhere, the tier above. */
  const towards = (site: SiteId): NodeId | null =>
    isWithin(site, place.self)
      ? (place.children.find((child) => isWithin(site, child)) ?? null)
      : place.parent

  const ask = async (neighbour: NodeId, site: SiteId): Promise<Still | null> => {
    const answer = await link.request(neighbour, 'still.get', { site })
    const { at, jpegBase64 } = uplinkRequests['still.get'].reply.parse(answer)
    return jpegBase64 === null ? null : { at, jpeg: Buffer.from(jpegBase64, 'base64') }
  }

  const prune = () => {
    for (const [site, { askedAt }] of fetched) {
      if (clock.now() - askedAt < freshMs) return
      fetched.delete(site)
    }
  }

  const answering = link.handle('still.get', async ({ from, body }) => {
    const { site } = checked(uplinkRequests['still.get'].body, body, 'still.get')
    // The tier above looks at every site; a tier below at its own, and at what everybody sees.
    if (from !== place.parent && !isWithin(site, from) && !isOnAir(site)) throw new Refusal('seat.foreign')
    const still = await get(site)
    return { at: still?.at ?? 0, jpegBase64: still ? still.jpeg.toString('base64') : null }
  })

  const get = async (site: SiteId): Promise<Still | null> => {
    if (homeNode(site) === place.self) return own.get(site) ?? null
    const neighbour = towards(site)
    if (!neighbour) return null
    const known = fetched.get(site)
    if (known && clock.now() - known.askedAt < freshMs) return known.still
    prune()
    const still = ask(neighbour, site).catch(() => null)
    fetched.set(site, { askedAt: clock.now(), still })
    return still
  }

  return {
    put(site, browser, jpeg) {
      if (holderOf(site) !== browser) throw new Refusal('seat.none')
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
