import { type Connection, createConnection, createLive, type Live, refusalOf } from '#browser/live-state'
import { type ErrorBody, PROTOCOL_VERSION } from '#contract'
import type { SiteAnswer } from '#contract/calendar'
import {
  type RoomNotices,
  type RoomRequests,
  roomNotices,
  roomRequests,
  type SiteCommand,
} from '#contract/room'
import type { Clock } from '#foundation/time'
import { type Attendance, createAttendance } from './attendance.ts'
import { type Facts, noFacts } from './facts.ts'
import type { Greeting } from './greeting.ts'
import type { Known, Memory } from './memory.ts'

/** The whole state of a site's page, outside React. One a page; it lives as long as the page. */
export interface Room {
  readonly connection: Connection<RoomRequests, RoomNotices, Greeting>
  readonly facts: Live<Facts>
  readonly joined: Live<boolean>
  readonly known: Live<Known | null>
  readonly greeting: Live<Greeting | null>
  readonly attendance: Live<Attendance | null>
  /** The node's time, Unix milliseconds. */
  nodeNow(): number
  join(): void
  /** Takes the seat from the browser that holds it. */
  takeOver(): void
  /** Asks to speak, or answers an invitation; `refusal` tells when that is refused. */
  ask(op: Exclude<SiteCommand, 'microphone.close'>): void
  /** Says that the site is there, and whether it hears. */
  answerRollCall(presence: 'heard' | 'no-sound'): void
  /** Answers an invitation to a planned session. Rejects when that is refused, or when nobody could be told. */
  acknowledge(answer: SiteAnswer): Promise<void>
  /** Calls the technicians; `words` may be empty. Rejects when nobody could be told. */
  callHelp(words: string): Promise<void>
  /** What was refused last, until something else is asked or the site stands differently. */
  readonly refusal: Live<ErrorBody | null>
  /** Puts aside that somebody else closed the microphone. `putAside`: the moment of that closing, 0: none. */
  putClosingAside(): void
  readonly putAside: Live<number>
  /** Silences the site's own microphone at once. Asked of the node again after an outage: it stays silent until then. */
  closeMicrophone(): void
}

export function createRoom(options: {
  /** Of the node's WebSocket. */
  url: string
  sendStill(still: Blob): Promise<void>
  clock: Clock
  random: () => number
  memory: Memory
  /** Join without a click. */
  auto: boolean
  onError(error: unknown): void
}): Room {
  const { clock, memory, onError } = options
  const facts = createLive<Facts>(noFacts)
  const joined = createLive(options.auto || memory.joined)
  /** This browser was at the meeting before: what is tested then is that it still is as it was. */
  const joinsAgain = memory.joined
  const known = createLive<Known | null>(memory.known)
  const greeting = createLive<Greeting | null>(null)
  const attendance = createLive<Attendance | null>(null)
  let takeOver = false
  /** The person has closed the microphone, and the node has not said yet that it is closed. */
  let silenced = false
  let { choice } = memory
  /** How far the node's clock is ahead of this computer's, in ms. */
  let ahead = 0

  const connection = createConnection<RoomRequests, RoomNotices, Greeting>({
    url: options.url,
    requests: roomRequests,
    notices: roomNotices,
    clock,
    random: options.random,
    onMalformed: (reason) => onError(new Error(`malformed frame: ${reason}`)),
    async greet(ask) {
      const seat = attendance.get()?.media.isOpen() ? greeting.get()?.seat : undefined
      const next = await ask('hello', {
        protocol: PROTOCOL_VERSION,
        client: navigator.userAgent.slice(0, 200),
        ...(seat && { resume: { seat } }),
        ...(takeOver && { takeOver }),
      })
      takeOver = false
      return next
    },
  })

  const refusal = createLive<ErrorBody | null>(null)
  const putAside = createLive(0)

  const patch = (change: Partial<Facts>) => facts.update((now) => ({ ...now, ...change }))
  connection.onNotice('scene', (scene) =>
    patch({ scene, sceneAt: performance.timeOrigin + performance.now() }),
  )
  const askForSilence = () => void connection.request('microphone.close', {}).catch(onError)
  connection.onNotice('publish', (order) => {
    silenced &&= order.microphone
    patch({ order: silenced ? { ...order, microphone: false } : order })
  })
  connection.onNotice('beat', ({ at }) => {
    ahead = at - clock.now()
  })
  connection.onNotice('roll-call', ({ asked }) => patch({ rollCall: asked }))
  connection.onNotice('calendar', ({ invitations }) => patch({ calendar: invitations }))
  connection.onNotice('tests', (tests) => patch({ tests }))
  connection.onNotice('standing', (standing) => {
    refusal.set(null)
    patch({ standing })
  })
  connection.onNotice('feeds', ({ feeds }) => attendance.get()?.media.setFeeds(feeds))
  connection.onNotice('media-lost', () => attendance.get()?.reopen())
  connection.onNotice('seat-lost', ({ error }) => connection.refuse(error))
  connection.onNotice('refused', ({ error }) => onError(new Error(error.code)))

  connection.state.subscribe((state) => {
    if (state.kind === 'refused') {
      attendance.get()?.close()
      attendance.set(null)
      facts.set(noFacts)
    }
    if (state.kind !== 'open') return
    greeting.set(state.greeting)
    known.set(memory.keepGreeting(state.greeting))
    const present = attendance.get() ?? begin()
    present.greeted(state.greeting)
    if (silenced) askForSilence()
  })

  function begin(): Attendance {
    const next = createAttendance({
      ...{ connection, facts, clock, onError },
      sendStill: options.sendStill,
      choice,
      onChoice: (next) => {
        choice = next
        memory.keepChoice(next)
      },
    })
    attendance.set(next)
    if (joined.get()) next.enter(joinsAgain)
    return next
  }

  return {
    ...{ connection, facts, joined, known, greeting, attendance, refusal, putAside },
    nodeNow: () => clock.now() + ahead,
    join() {
      memory.keepJoined()
      joined.set(true)
      attendance.get()?.enter(false)
    },
    takeOver() {
      takeOver = true
      connection.retryNow()
    },
    ask(op) {
      refusal.set(null)
      connection.request(op, {}).catch((error) => {
        const refused = refusalOf(error)
        if (refused) refusal.set(refused)
        else onError(error)
      })
    },
    answerRollCall(presence) {
      const asked = facts.get().rollCall
      if (!asked) return
      connection.request('roll-call.answer', { id: asked.id, presence }).catch(onError)
    },
    async acknowledge(answer) {
      await connection.request('calendar.acknowledge', answer)
    },
    async callHelp(words) {
      await connection.request('help.call', { words: words.trim() || null })
    },
    putClosingAside: () => putAside.set(facts.get().standing?.closedBy?.at ?? 0),
    closeMicrophone() {
      silenced = true
      patch({ order: { ...facts.get().order, microphone: false } })
      askForSilence()
    },
  }
}
