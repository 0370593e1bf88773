import type { WebSocket } from 'ws'
import { type ConferenceNode, type ConsoleCaller, changedRows, createRollCallTold } from '#conference/nodes'
import {
  type ChairCall,
  type LineMessage,
  type LineTalker,
  type OperationTable,
  PROTOCOL_VERSION,
  Refusal,
  type SiteStatus,
} from '#contract'
import {
  type ConsoleOperation,
  consoleOperations,
  consoleRequests,
  type SavedScene,
  type ViewRequest,
  viewRequests,
} from '#contract/console'
import type { Log } from '#foundation/log'
import type { Clock, Timer } from '#foundation/time'
import { openSocketDoor } from './socket-door.ts'
import { tellReadiness } from './tell-readiness.ts'
import { createScriptsTold } from './tell-scripts.ts'

/** Changes are told at most this often; an operator's own take shows at once through its reply. */
const tellEveryMs = 150

export const consoleDoorRequests: OperationTable = {
  ...consoleOperations,
  ...consoleRequests,
  ...viewRequests,
}

/** How soon after its right ended a console that asks nothing is told no more. */
const checkEveryMs = 5000

/**
 * Serves one console: its requests, and what changes. `identify` says who it is and throws `auth.required` when it is
 * not (any more) signed in; it is asked for each request, since tokens are revoked and sign-ins end.
 */
export function openConsoleDoor(
  socket: WebSocket,
  identify: () => Promise<ConsoleCaller>,
  node: ConferenceNode,
  clock: Clock,
  log: Log,
): void {
  let saidHello = false
  let live = false
  let due: Timer | undefined
  let told = { sessions: '', links: '', rows: new Map<string, string>() }
  const rollCallTold = createRollCallTold()
  let toldScenes: readonly SavedScene[] | undefined
  const scriptsTold = createScriptsTold()
  let toldLine: readonly LineMessage[] | undefined
  let toldTalkers: readonly LineTalker[] | undefined
  let toldCalls: readonly ChairCall[] | undefined

  const tellChanges = () => {
    due = undefined
    const sessions = { sessions: node.sessions() }
    const links = { links: node.links() }
    const [sessionsText, linksText] = [JSON.stringify(sessions), JSON.stringify(links)]
    if (sessionsText !== told.sessions) door.tell('sessions', sessions)
    if (linksText !== told.links) door.tell('links', links)
    const scenes = node.savedScenes()
    if (scenes !== toldScenes) door.tell('saved-scenes', { scenes: [...scenes] })
    toldScenes = scenes
    for (const news of scriptsTold.next(node.scripts())) door.tell('script', news)
    const rollCallNews = rollCallTold.next(node.rollCalls())
    if (rollCallNews) door.tell('roll-calls', rollCallNews)
    const line = node.line()
    if (line !== toldLine) door.tell('line', { messages: [...line] })
    toldLine = line
    const talkers = node.lineTalkers()
    if (talkers !== toldTalkers) door.tell('line-talkers', { talkers: [...talkers] })
    toldTalkers = talkers
    const calls = node.chairCalls()
    if (calls !== toldCalls) door.tell('chair-calls', { calls: [...calls] })
    toldCalls = calls
    const roster = node.roster()
    const whole = told.rows.size === 0
    const rows = whole ? roster : changedRows(told.rows, roster, clock.now())
    if (whole || rows.length > 0) door.tell('roster', { whole, sites: rows })
    told = { sessions: sessionsText, links: linksText, rows: textOfRows(roster) }
  }

  const view = node.view((op, body) => door.tell(op, body))

  const stopListening = node.onChange(() => {
    if (live) due ??= clock.setTimeout(tellChanges, tellEveryMs)
  })

  const readiness = tellReadiness({
    node,
    tell: (op, body) => door.tell(op, body),
    isLive: () => live,
    clock,
  })

  const stopHearing = node.onVoices((voices) => {
    if (live) door.tell('voices', voices)
  })

  const greet = async (body: unknown) => {
    if (saidHello) throw new Refusal('message.out-of-order', { op: 'hello', reason: 'said already' })
    // At once, so that requests sent right behind it are in order.
    saidHello = true
    try {
      const caller = await identify()
      const { protocol } = consoleRequests.hello.body.parse(body)
      if (protocol !== PROTOCOL_VERSION)
        throw new Refusal('protocol.mismatch', { ours: PROTOCOL_VERSION, theirs: protocol })
      node.console.check(caller, 'hello', {})
      const greeting = await node.console.request(caller, 'node.describe', {})
      live = true
      setImmediate(() => {
        tellChanges()
        readiness.look()
      })
      return greeting
    } catch (error) {
      saidHello = false
      throw error
    }
  }

  const request = async (op: string, body: unknown) => {
    if (op === 'hello') return greet(body)
    const inOrder = saidHello
    const caller = await identify()
    if (!inOrder) throw new Refusal('message.out-of-order', { op, reason: 'hello has to come first' })
    if (isViewRequest(op)) return view.request(caller, op, body as never)
    return node.console.request(caller, op as ConsoleOperation, body)
  }

  const checking = clock.setInterval(() => {
    if (!live) return
    identify()
      // What is told of itself needs the right as well: a role may have changed meanwhile.
      .then((caller) => node.console.check(caller, 'hello', {}))
      .catch((error) => {
        if (!(error instanceof Refusal)) return log.error('console not looked up', { error })
        live = false
        door.tell('refused', { error: error.body })
        door.end()
      })
  }, checkEveryMs)

  const door = openSocketDoor({
    socket,
    requests: consoleDoorRequests,
    reports: {},
    onRequest: request,
    onReport: () => {},
    onClose() {
      live = false
      view.close()
      stopListening()
      stopHearing()
      readiness.close()
      clock.clearTimeout(due)
      clock.clearInterval(checking)
    },
    clock,
    log,
  })
}

const textOfRows = (roster: readonly SiteStatus[]) =>
  new Map(roster.map((status) => [status.site, JSON.stringify(status)]))

const isViewRequest = (op: string): op is ViewRequest => Object.hasOwn(viewRequests, op)
