import type { Loop } from '#conference/cascade'
import type { MediaClient } from '#conference/media'
import type { SessionState, SiteId } from '#contract'
import { createScope } from '#foundation/lifetime'
import type { NodeOptions } from './conference-node.ts'
import type { MediaSide } from './media-side.ts'
import { createLegs } from './readiness/legs.ts'
import { createQualitySide } from './readiness/quality-side.ts'
import type { ReadinessRules } from './readiness/rules.ts'
import { createReadinessSide } from './readiness/side.ts'

export interface ProvingOptions
  extends Pick<NodeOptions, 'place' | 'link' | 'keeper' | 'readiness' | 'sites' | 'newId' | 'clock' | 'log'> {
  media: MediaClient
  mediaSide: Pick<MediaSide, 'seats' | 'pages' | 'conductor' | 'endTest'>
  rules: ReadinessRules
  sessions: () => SessionState[]
  /** Whether the line to the tier above is up; true at the top. */
  uplink: () => boolean
  /** The sources that flow up. */
  sentUp: () => readonly string[]
  /** What is returned to own sites under test has changed. */
  onLoops: (loops: readonly Loop[]) => void
  /** Consoles may look again. */
  onNews: () => void
}

/** Whether sites are proven before a session, and how they are while they are on air. Owned by the node. */
export function createProving(options: ProvingOptions) {
  const { place, link, keeper, media, mediaSide, rules, sessions, onNews, clock, log } = options
  const { seats, pages, conductor } = mediaSide
  const { registry } = options.sites
  const scope = createScope()
  const lines = { place, link, media, clock, seatOf: (site: SiteId) => seats.of(site)?.id }

  const legs = scope.add(createLegs({ ...lines, sentUp: options.sentUp }))
  const quality = scope.add(
    createQualitySide({
      ...{ ...lines, seats, sessions, registry, rules, onNews, log },
      sendsPicture: (site) => (conductor.plan().publish[site]?.camera ?? null) !== null,
      record: (body) => keeper.recordEvent(body),
    }),
  )
  const readiness = scope.add(
    createReadinessSide({
      ...{ place, link, registry, rules, seats, pages, sessions, onNews, clock, log },
      ...{ readiness: options.readiness, uplink: options.uplink, newId: options.newId },
      ...{ measureLegs: legs, onTestOver: mediaSide.endTest, onLoops: options.onLoops },
    }),
  )
  return { readiness, quality, close: () => scope.close() }
}
