import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { WebSocket } from 'ws'
import { type ServerFrame, serverFrame } from '#contract'

type Reply = Extract<ServerFrame, { type: 'reply' }>
type Notice = Extract<ServerFrame, { type: 'notice' }>

const patienceMs = 10_000

/** A WebSocket that says whatever it is told to, and believes only answers that the contract allows. */
export interface HostileSocket {
  send(text: string): void
  /** The answer to a request, whatever it is. */
  ask(op: string, body: unknown): Promise<Reply>
  /** The next notice by this name (that is good) which has not been taken yet. */
  hear(op: string, good?: (body: unknown) => boolean): Promise<unknown>
  /** Resolves when the node has ended it. */
  readonly ended: Promise<void>
  close(): void
}

/** Rejects when the node does not open a WebSocket. */
export async function openHostileSocket(
  url: string,
  headers: Record<string, string> = {},
): Promise<HostileSocket> {
  const socket = new WebSocket(url.replace(/^http/, 'ws'), {
    headers,
    rejectUnauthorized: false,
    perMessageDeflate: false,
  })
  const waiting = new Map<number, (reply: Reply) => void>()
  const heard: Notice[] = []
  const listeners = new Set<() => void>()
  // Far from the ids of what is sent as text.
  let last = 0x4000_0000

  socket.on('message', (data: Buffer) => {
    const frame = serverFrame.parse(JSON.parse(data.toString('utf8')))
    if (frame.type === 'reply') waiting.get(frame.id)?.(frame)
    else if (frame.op !== 'beat') heard.push(frame)
    for (const listener of listeners) listener()
  })
  const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve)
    socket.on('error', reject)
  })

  const inTime = <T>(what: string, begin: (resolve: (value: T) => void) => void): Promise<T> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`${what}: nothing within ${patienceMs} ms`)),
        patienceMs,
      )
      begin((value) => {
        clearTimeout(timer)
        resolve(value)
      })
    })

  return {
    send: (text) => socket.send(text),
    ask(op, body) {
      const id = ++last
      socket.send(JSON.stringify({ type: 'request', id, op, body }))
      return inTime<Reply>(op, (resolve) => waiting.set(id, resolve)).finally(() => waiting.delete(id))
    },
    hear: (op, good = () => true) =>
      inTime<unknown>(`notice ${op}`, (resolve) => {
        const look = () => {
          const at = heard.findIndex((notice) => notice.op === op && good(notice.body))
          if (at < 0) return
          listeners.delete(look)
          resolve(heard.splice(at, 1)[0]?.body)
        }
        listeners.add(look)
        look()
      }),
    ended,
    close: () => socket.terminate(),
  }
}

export interface HttpAnswer {
  status: number
  headers: IncomingHttpHeaders
  text: string
}

/** One HTTP exchange on a connection of its own; redirects are not followed, any certificate is taken. */
export function exchange(
  url: string,
  {
    method = 'GET',
    headers = {},
    body,
  }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const settings = { method, headers, agent: false as const, timeout: patienceMs }
    const sent = url.startsWith('https:')
      ? httpsRequest(url, { ...settings, rejectUnauthorized: false })
      : httpRequest(url, settings)
    sent.on('error', reject)
    sent.on('timeout', () => sent.destroy(new Error(`${method} ${url}: nothing within ${patienceMs} ms`)))
    sent.on('response', (reply) => {
      const pieces: Buffer[] = []
      reply.on('data', (piece: Buffer) => pieces.push(piece))
      reply.on('error', reject)
      reply.on('end', () =>
        resolve({
          status: reply.statusCode ?? 0,
          headers: reply.headers,
          text: Buffer.concat(pieces).toString('utf8'),
        }),
      )
    })
    sent.end(body)
  })
}
