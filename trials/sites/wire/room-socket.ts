import { WebSocket } from 'ws'
import { type BodyOf, type NoticeOf, type ReplyOf, serverFrame } from '#contract'
import {
  type RoomNotices,
  type RoomReports,
  type RoomRequests,
  roomNotices,
  roomRequests,
} from '#contract/room'
import type { Clock } from '#foundation/time'
import { createAnswers } from './answers.ts'
import type { SignedIn } from './sign-in.ts'

/** The node beats every two seconds. */
const SILENCE_MS = 5_000

export type NoticeHandlers = { [Op in keyof RoomNotices]: (body: NoticeOf<RoomNotices, Op>) => void }

/** One WebSocket of a site to its node, in the words of the contract. */
export interface RoomSocket {
  /** Rejects with `RequestRefused`, or an error when the socket ends or nothing comes for ten seconds. */
  request<Op extends keyof RoomRequests>(
    op: Op,
    body: BodyOf<RoomRequests, Op>,
  ): Promise<ReplyOf<RoomRequests, Op>>
  report<Op extends keyof RoomReports>(op: Op, body: NoticeOf<RoomReports, Op>): void
  /** Resolves with the reason, whoever ended it. */
  readonly ended: Promise<string>
  close(): void
}

/** Rejects when no connection comes about. */
export async function openRoomSocket(options: {
  signedIn: SignedIn
  acceptSelfSigned: boolean
  clock: Clock
  on: NoticeHandlers
}): Promise<RoomSocket> {
  const { signedIn, acceptSelfSigned, clock, on } = options
  const url = new URL(`/ws/room?site=${signedIn.site}`, signedIn.origin.replace(/^http/, 'ws'))
  const socket = new WebSocket(url, {
    headers: { cookie: signedIn.cookie },
    origin: signedIn.origin,
    rejectUnauthorized: !acceptSelfSigned,
    handshakeTimeout: 5_000,
    perMessageDeflate: false,
  })
  const answers = createAnswers(clock)
  let reason = 'the node closed the connection'
  const end = (why: string) => {
    reason = why
    socket.terminate()
  }
  const silence = () => end(`nothing heard for ${SILENCE_MS} ms`)
  let deadline = clock.setTimeout(silence, SILENCE_MS)

  const notices: { [op: string]: ((body: unknown) => void) | undefined } = Object.fromEntries(
    (Object.keys(roomNotices) as (keyof RoomNotices)[]).map((op) => [op, noticeReader(op, on)]),
  )
  socket.on('message', (data: Buffer) => {
    clock.clearTimeout(deadline)
    deadline = clock.setTimeout(silence, SILENCE_MS)
    try {
      const frame = serverFrame.parse(JSON.parse(data.toString('utf8')))
      if (frame.type === 'reply') answers.take(frame)
      else notices[frame.op]?.(frame.body)
    } catch (error) {
      end(`not understood: ${error instanceof Error ? error.message : String(error)}`)
    }
  })
  const ended = new Promise<string>((resolve) => {
    socket.once('close', () => {
      clock.clearTimeout(deadline)
      answers.close(reason)
      resolve(reason)
    })
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve)
    socket.on('error', reject)
  })

  const send = (frame: unknown) => {
    if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame))
  }
  return {
    async request(op, body) {
      const { id, answer } = answers.next()
      send({ type: 'request', id, op, body })
      return roomRequests[op].reply.parse(await answer) as ReplyOf<RoomRequests, typeof op>
    },
    report: (op, body) => send({ type: 'notice', op, body }),
    ended,
    close: () => end('closed here'),
  }
}

function noticeReader<Op extends keyof RoomNotices>(op: Op, on: NoticeHandlers): (body: unknown) => void {
  return (body) => on[op](roomNotices[op].parse(body) as NoticeOf<RoomNotices, Op>)
}
