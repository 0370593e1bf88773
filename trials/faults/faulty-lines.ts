import type { SiteId, TransportParameters } from '#contract'
import { mediaRequests } from '#contract/media'
import type { OwnedLink } from '#foundation/link'
import { openSiteLine, type SiteLine } from './site-line.ts'
import type { WayFault } from './way.ts'

/** What ails a site's line. `hasTcp`: media may also go over TCP, past whatever happens to datagrams. */
export interface LineFault {
  up?: WayFault
  down?: WayFault
  hasTcp?: boolean
}

/** The lines between a node's media host and the pages of its sites, each with a fault of its own. */
export interface FaultyLines {
  /** The node's link: the same, but the seats that it opens are reached over their site's line only. */
  through(link: OwnedLink): OwnedLink
  /** From the site's next seat on. A site that is not named has a sound line. */
  set(site: SiteId, fault: LineFault): void
  /** From now on, under what flows. */
  change(site: SiteId, fault: Pick<LineFault, 'up' | 'down'>): void
  /** What its line has carried so far. */
  counted(site: SiteId): SiteLine['counted'] | null
  /** Its owner closes it after the tiers. Idempotent. */
  close(): void
}

const { body: openBody, reply: openReply } = mediaRequests['seat.open']

export function createFaultyLines(): FaultyLines {
  const faults = new Map<SiteId, LineFault>()
  const lines = new Map<SiteId, SiteLine>()

  const lineOf = (site: SiteId) => {
    const line = lines.get(site) ?? openSiteLine(faults.get(site) ?? {}, lines.size + 1)
    lines.set(site, line)
    return line
  }
  const overLine = async (site: SiteId, transport: TransportParameters): Promise<TransportParameters> => {
    const candidates = transport.iceCandidates
      .filter(({ protocol }) => protocol === 'udp' || faults.get(site)?.hasTcp)
      .map(async (candidate) =>
        candidate.protocol === 'udp'
          ? { ...candidate, port: await lineOf(site).enter(candidate.port) }
          : candidate,
      )
    return { ...transport, iceCandidates: await Promise.all(candidates) }
  }

  return {
    through: (link) => ({
      ...link,
      async request(to, subject, body, options) {
        const answer = await link.request(to, subject, body, options)
        if (subject !== 'media.seat.open') return answer
        const { site } = openBody.parse(body)
        const { send, receive } = openReply.parse(answer)
        return { send: await overLine(site, send), receive: await overLine(site, receive) }
      },
    }),
    set(site, fault) {
      faults.set(site, fault)
      lines.get(site)?.close()
      lines.delete(site)
    },
    change(site, fault) {
      faults.set(site, { ...faults.get(site), ...fault })
      lines.get(site)?.ail(fault)
    },
    counted: (site) => lines.get(site)?.counted ?? null,
    close() {
      for (const line of lines.values()) line.close()
      lines.clear()
    },
  }
}
