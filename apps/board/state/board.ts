import {
  type Connection,
  createConnection,
  createLive,
  type Live,
  refusalOf,
  type SocketFactory,
  type WakeUps,
} from '#browser/live-state'
import { createNodeAtHand, type NodeAtHand } from '#browser/meeting'
import { PROTOCOL_VERSION, type ReplyOf, type SiteId } from '#contract'
import {
  type ConsoleNotices,
  consoleNotices,
  consoleRequests,
  type LinkStatus,
  type RegistryDocument,
  readinessOperations,
} from '#contract/console'
import type { Incident, QualityAlarm } from '#contract/readiness'
import type { Clock } from '#foundation/time'
import { type Freshness, whenLost } from './freshness.ts'
import { gather } from './gathering.ts'
import type { RoundNow } from './rounds.ts'
import type { Shown } from './shown.ts'
import { type SiteView, viewOf } from './site-view.ts'

const requests = { ...consoleRequests, 'readiness.site': readinessOperations['readiness.site'] }
type Requests = typeof requests
export type Greeting = ReplyOf<Requests, 'hello'>

/** The whole state of the board, outside React; it lives as long as the page. */
export interface Board extends Omit<NodeAtHand<Greeting>, 'close'> {
  connection: Connection<Requests, ConsoleNotices, Greeting>
  /** Null: the node has told nothing yet. */
  shown: Live<Shown | null>
  freshness: Live<Freshness>
  rounds: Live<readonly RoundNow[]>
  incidents: Live<readonly Incident[]>
  /** Of sites on air; none while the node is not heard: whether they are still bad is not known. */
  alarms: Live<readonly QualityAlarm[]>
  links: Live<readonly LinkStatus[]>
  /** The site that somebody looks at. */
  site: Live<SiteView | null>
  /** The province that somebody looks at on the centre's board. */
  unit: Live<SiteId | null>
  look(site: SiteId | null): void
  close(): void
}

const unanswered = {
  vi: 'Máy chủ chưa trả lời. Đóng lại rồi mở lại.',
  en: 'The node did not answer. Close this and open it again.',
}

export function createBoard(options: {
  /** Address of `/ws/console`. */
  url: string
  fetchRegistry: () => Promise<RegistryDocument>
  clock: Clock
  random: () => number
  openSocket?: SocketFactory
  wakeUps?: WakeUps
}): Board {
  const { fetchRegistry, clock, ...link } = options
  const connection = createConnection<Requests, ConsoleNotices, Greeting>({
    ...link,
    clock,
    requests,
    notices: consoleNotices,
    greet: (ask) => ask('hello', { protocol: PROTOCOL_VERSION, client: 'board' }),
  })
  const node = createNodeAtHand(connection, fetchRegistry, clock)
  const shown = createLive<Shown | null>(null)
  const freshness = createLive<Freshness>({ kind: 'nothing' })
  const rounds = createLive<readonly RoundNow[]>([])
  const incidents = createLive<readonly Incident[]>([])
  const alarms = createLive<readonly QualityAlarm[]>([])
  const links = createLive<readonly LinkStatus[]>([])
  const site = createLive<SiteView | null>(null)
  const unit = createLive<SiteId | null>(null)
  let heardAt = clock.now()
  let coming: Shown | null = null

  const askAbout = async (asked: SiteId) => {
    const tell = (answer: SiteView['answer']) =>
      site.update((now) => (now?.site === asked ? { site: asked, answer } : now))
    try {
      tell({ kind: 'here', is: await connection.request('readiness.site', { site: asked }) })
    } catch (error) {
      if (site.get()?.answer.kind !== 'here')
        tell({ kind: 'failed', message: refusalOf(error)?.message ?? unanswered })
    }
  }

  connection.onNotice('readiness', (told) => {
    heardAt = clock.now()
    const before = shown.get()
    const gathered = gather({ shown: before, freshness: freshness.get(), coming }, told)
    coming = gathered.coming
    shown.set(gathered.shown)
    freshness.set(gathered.freshness)
    const looked = site.get()?.site
    if (looked !== undefined && gathered.shown?.rows.get(looked) !== before?.rows.get(looked))
      void askAbout(looked)
  })
  connection.onNotice('rounds', (told) => rounds.set(told.rounds))
  connection.onNotice('incidents', (told) => incidents.set(told.incidents))
  connection.onNotice('quality', (told) => alarms.set(told.alarms))
  connection.onNotice('links', (told) => links.set(told.links))
  connection.onNotice('beat', () => {
    heardAt = clock.now()
  })
  connection.state.subscribe((state) => {
    coming = null
    if (state.kind !== 'open') {
      alarms.set([])
      return freshness.update((now) => whenLost(now, heardAt))
    }
    heardAt = clock.now()
  })

  return {
    ...node,
    ...{ connection, shown, freshness, rounds, incidents, alarms, links, site, unit },
    look(next) {
      site.update((before) => (next === null ? null : viewOf(next, before)))
      if (next !== null) void askAbout(next)
    },
    close() {
      node.close()
      connection.close()
    },
  }
}
