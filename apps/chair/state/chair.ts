import {
  type Connection,
  createConnection,
  createLive,
  type Live,
  RequestFailed,
  type SocketFactory,
  type WakeUps,
} from '#browser/live-state'
import {
  chooseSession,
  createNodeAtHand,
  createRosterStore,
  type NodeAtHand,
  type RosterState,
} from '#browser/meeting'
import {
  type ChairCall,
  type ErrorBody,
  PROTOCOL_VERSION,
  type ReplyOf,
  type SessionState,
  type SiteId,
} from '#contract'
import {
  type ConsoleNotices,
  consoleNotices,
  consoleOperations,
  consoleRequests,
  type RegistryDocument,
} from '#contract/console'
import type { Clock } from '#foundation/time'

const requests = { ...consoleRequests, ...consoleOperations }
type Requests = typeof requests
export type Greeting = ReplyOf<Requests, 'hello'>

/** What the chair orders: each concerns one site of the session on screen. */
export type Wish = 'floor.invite' | 'floor.close' | 'chair.call'

/** The whole state of the chair's page, outside React; it lives as long as the page. */
export interface Chair extends Omit<NodeAtHand<Greeting>, 'close'> {
  connection: Connection<Requests, ConsoleNotices, Greeting>
  roster: Live<RosterState>
  session: Live<SessionState | null>
  calls: Live<readonly ChairCall[]>
  /** Sites about which something is under way. */
  pending: Live<ReadonlySet<SiteId>>
  /** What was refused or went unanswered last, until the next wish. */
  trouble: Live<ErrorBody['message'] | null>
  wish(op: Wish, site: SiteId): Promise<void>
  close(): void
}

const unanswered = {
  vi: 'Chưa nhận được trả lời. Hãy xem lại rồi bấm lại nếu cần.',
  en: 'No answer came. Look again, then press again if needed.',
}

export function createChair(options: {
  /** Address of `/ws/console`. */
  url: string
  fetchRegistry: () => Promise<RegistryDocument>
  clock: Clock
  random: () => number
  openSocket?: SocketFactory
  wakeUps?: WakeUps
}): Chair {
  const { fetchRegistry, clock, ...link } = options
  const connection = createConnection<Requests, ConsoleNotices, Greeting>({
    ...link,
    clock,
    requests,
    notices: consoleNotices,
    greet: (ask) => ask('hello', { protocol: PROTOCOL_VERSION, client: 'chair' }),
  })
  const node = createNodeAtHand(connection, fetchRegistry, clock)
  const session = createLive<SessionState | null>(null)
  const calls = createLive<readonly ChairCall[]>([])
  const pending = createLive<ReadonlySet<SiteId>>(new Set())
  const trouble = createLive<ErrorBody['message'] | null>(null)

  connection.onNotice('sessions', ({ sessions }) =>
    session.set(chooseSession(sessions, session.get()?.id ?? null, node.greeting.get()?.id ?? 'VN')),
  )
  connection.onNotice('chair-calls', (notice) => calls.set(notice.calls))

  return {
    ...node,
    ...{ connection, session, calls, pending, trouble },
    roster: createRosterStore(connection),
    async wish(op, site) {
      const now = session.get()
      if (!now || pending.get().has(site)) return
      trouble.set(null)
      pending.update((sites) => new Set(sites).add(site))
      try {
        await connection.request(op, { session: now.id, site })
      } catch (error) {
        if (!(error instanceof RequestFailed)) throw error
        trouble.set(error.failure.kind === 'refused' ? error.failure.error.message : unanswered)
      } finally {
        pending.update((sites) => new Set([...sites].filter((each) => each !== site)))
      }
    },
    close() {
      node.close()
      connection.close()
    },
  }
}
