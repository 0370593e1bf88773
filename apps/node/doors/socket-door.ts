import type { WebSocket } from 'ws'
import type { z } from 'zod'
import { textOf } from '#conference/nodes'
import {
  checked,
  clientFrame,
  describeError,
  type ErrorBody,
  MAX_FRAME_BYTES,
  type NoticeTable,
  type OperationTable,
  Refusal,
} from '#contract'
import type { Log } from '#foundation/log'
import type { Clock } from '#foundation/time'
import { toErrorBody } from './errors.ts'
import { createMessageBudget } from './message-budget.ts'

export interface SocketDoorOptions {
  socket: WebSocket
  requests: OperationTable
  reports: NoticeTable
  onRequest: (op: string, body: unknown) => Promise<unknown>
  onReport: (op: string, body: unknown) => void
  onClose: () => void
  clock: Clock
  log: Log
}

/** The node's end of one WebSocket. */
export interface SocketDoor {
  tell(op: string, body: object): void
  /** Closes after what was told. */
  end(): void
}

const beatEveryMs = 2000
const silentAfterMs = 6000
const mostInFlight = 32
/** A page that does not read what it is told for so long a queue is cut off; it comes back and is told everything. */
const mostQueuedBytes = 4 * 1024 * 1024

/** Checks every frame, answers every request, refuses by name; one bad frame never ends the connection's other work. */
export function openSocketDoor(options: SocketDoorOptions): SocketDoor {
  const { socket, requests, reports, onRequest, onReport, onClose, clock, log } = options
  const budget = createMessageBudget(clock)
  let inFlight = 0
  let heardAt = clock.now()

  const sendText = (text: string) => {
    if (socket.readyState !== socket.OPEN) return
    if (socket.bufferedAmount > mostQueuedBytes) return socket.terminate()
    socket.send(text)
  }
  const send = (frame: unknown) => sendText(JSON.stringify(frame))
  const tell = (op: string, body: object) => sendText(noticeText(op, body))
  const refuse = (id: number | undefined, error: ErrorBody) => {
    if (id !== undefined) send({ type: 'reply', id, ok: false, error })
    else if (budget.mayComplain()) tell('refused', { error })
  }

  const bodyFor = (schema: z.ZodType | undefined, op: string, body: unknown): unknown => {
    if (!schema) throw new Refusal('message.unknown', { op })
    return checked(schema, body, op)
  }

  const answer = async (id: number, op: string, body: unknown) => {
    if (inFlight >= mostInFlight) throw new Refusal('message.too-many', { seconds: 1 })
    inFlight++
    try {
      const table = Object.hasOwn(requests, op) ? requests[op] : undefined
      const reply = await onRequest(op, bodyFor(table?.body, op, body))
      send({ type: 'reply', id, ok: true, body: reply })
    } finally {
      inFlight--
    }
  }

  const receive = async (data: Buffer) => {
    heardAt = clock.now()
    let id: number | undefined
    try {
      if (data.length > MAX_FRAME_BYTES) throw new Refusal('message.too-large', { limit: MAX_FRAME_BYTES })
      if (!budget.take()) throw new Refusal('message.too-many', { seconds: 1 })
      const raw = parseJson(data)
      id = idOf(raw)
      const frame = checked(clientFrame, raw, 'frame')
      const { op, body } = frame
      if (frame.type === 'request') await answer(frame.id, op, body)
      else onReport(op, bodyFor(Object.hasOwn(reports, op) ? reports[op] : undefined, op, body))
    } catch (error) {
      refuse(id, toErrorBody(error, log))
    }
  }

  socket.on('message', (data: Buffer, isBinary: boolean) => {
    if (isBinary) refuse(undefined, describeError('message.malformed', { reason: 'binary frame' }))
    else void receive(data)
  })
  socket.on('pong', () => {
    heardAt = clock.now()
  })
  const beating = clock.setInterval(() => {
    if (clock.now() - heardAt > silentAfterMs) return socket.terminate()
    tell('beat', { at: clock.now() })
    socket.ping()
  }, beatEveryMs)
  socket.on('error', (error) => log.debug('socket', { error }))
  socket.on('close', () => {
    clock.clearInterval(beating)
    onClose()
  })

  return { tell, end: () => socket.close(1000) }
}

const noticeText = (op: string, body: object) =>
  `{"type":"notice","op":${JSON.stringify(op)},"body":${textOf(body)}}`

function parseJson(data: Buffer): unknown {
  try {
    return JSON.parse(data.toString('utf8'))
  } catch {
    throw new Refusal('message.malformed', { reason: 'not JSON' })
  }
}

/** The id of a request that may be malformed otherwise, so that its sender hears which one it was. */
function idOf(raw: unknown): number | undefined {
  if (typeof raw !== 'object' || raw === null || !('id' in raw)) return undefined
  const { id } = raw
  return typeof id === 'number' && Number.isInteger(id) && id >= 0 && id <= 0xffffffff ? id : undefined
}
