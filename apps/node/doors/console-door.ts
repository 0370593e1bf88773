import type { WebSocket } from 'ws'
import { type ConferenceNode, type ConsoleCaller, changedRows } from '#conference/nodes'
import { type OperationTable, PROTOCOL_VERSION, Refusal, type SiteStatus } from '#contract'
import { type ConsoleOperation, consoleOperations, consoleRequests } from '#contract/console'
import type { Log } from '#foundation/log'
import type { Clock, Timer } from '#foundation/time'
import { openSocketDoor } from './socket-door.ts'

/** Changes are told at most this often; an operator's own take shows at once through its reply. */
const tellEveryMs = 150

const requests: OperationTable = { ...consoleOperations, ...consoleRequests }

/** Serves one signed-in console: its requests, and what changes. `caller` null: not signed in, `hello` says so. */
export function openConsoleDoor(
  socket: WebSocket,
  caller: ConsoleCaller | null,
  node: ConferenceNode,
  clock: Clock,
  log: Log,
): void {
  let live = false
  let due: Timer | undefined
  let told = { sessions: '', links: '', rows: new Map<string, string>() }

  const tellChanges = () => {
    due = undefined
    const sessions = { sessions: node.sessions() }
    const links = { links: node.links() }
    const [sessionsText, linksText] = [JSON.stringify(sessions), JSON.stringify(links)]
    if (sessionsText !== told.sessions) door.tell('sessions', sessions)
    if (linksText !== told.links) door.tell('links', links)
    const roster = node.roster()
    const whole = told.rows.size === 0
    const rows = whole ? roster : changedRows(told.rows, roster, clock.now())
    if (whole || rows.length > 0) door.tell('roster', { whole, sites: rows })
    told = { sessions: sessionsText, links: linksText, rows: textOfRows(roster) }
  }

  const stopListening = node.onChange(() => {
    if (live) due ??= clock.setTimeout(tellChanges, tellEveryMs)
  })

  const request = async (op: string, body: unknown) => {
    if (!caller) throw new Refusal('auth.required')
    if (op !== 'hello') {
      if (!live) throw new Refusal('message.out-of-order', { op, reason: 'hello has to come first' })
      return node.console.request(caller, op as ConsoleOperation, body)
    }
    if (live) throw new Refusal('message.out-of-order', { op, reason: 'said hello already' })
    const { protocol } = consoleRequests.hello.body.parse(body)
    if (protocol !== PROTOCOL_VERSION)
      throw new Refusal('protocol.mismatch', { ours: PROTOCOL_VERSION, theirs: protocol })
    live = true
    setImmediate(tellChanges)
    return node.console.request(caller, 'node.describe', {})
  }

  const door = openSocketDoor({
    socket,
    requests,
    reports: {},
    onRequest: request,
    onReport: () => {},
    onClose() {
      live = false
      stopListening()
      clock.clearTimeout(due)
    },
    clock,
    log,
  })
}

const textOfRows = (roster: readonly SiteStatus[]) =>
  new Map(roster.map((status) => [status.site, JSON.stringify(status)]))
