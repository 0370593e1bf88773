import { z } from 'zod'
import type { Frame } from './wire.ts'

const token = z.string().min(1).max(200)
const body = z.unknown().optional()

const outcome = z.discriminatedUnion('is', [
  z.object({ is: z.literal('done'), body }),
  z.object({
    is: z.literal('failed'),
    failure: z.object({ code: z.string(), message: z.string(), details: body }),
  }),
  z.object({ is: z.literal('too-large'), message: z.string() }),
  /** Not carried out: the request's version is not ours. */
  z.object({ is: z.literal('refused') }),
])
const message = z.object({ version: token, body })
const request = z.object({ version: token, id: token, body })
const reply = z.object({ version: token, outcome })
// Every version there will be must understand presence, or a mismatch could not be named: never change it.
const presence = z.object({ version: token, epoch: token })

export type Outcome = z.infer<typeof outcome>

/** What links say to each other. `version` is the sender's protocol version; `id` names a request. */
export type Envelope =
  | { kind: 'msg'; subject: string; version: string; body?: unknown }
  | { kind: 'req'; subject: string; version: string; id: string; body?: unknown }
  | { kind: 'res'; id: string; version: string; outcome: Outcome }
  | { kind: 'ping' | 'pong' | 'bye'; version: string; epoch: string }

export const replyTopic = (id: string) => `res.${id}`

/** Throws `TypeError` for a body that is not a JSON value (a cycle, a bigint). */
export function encode(envelope: Envelope): Frame {
  const { kind, ...fields } = envelope
  switch (envelope.kind) {
    case 'msg':
    case 'req':
      return { topic: `${kind}.${envelope.subject}`, text: JSON.stringify({ ...fields, subject: undefined }) }
    case 'res':
      return { topic: replyTopic(envelope.id), text: JSON.stringify({ ...fields, id: undefined }) }
    case 'ping':
    case 'pong':
    case 'bye':
      return { topic: kind, text: JSON.stringify(fields) }
  }
}

/** Throws an error that says what is wrong with a frame that is not an envelope. */
export function decode(frame: Frame): Envelope {
  const [kind = '', ...rest] = frame.topic.split('.')
  const name = rest.join('.')
  const json: unknown = JSON.parse(frame.text)
  switch (kind) {
    case 'msg':
      return { kind, subject: name, ...message.parse(json) }
    case 'req':
      return { kind, subject: name, ...request.parse(json) }
    case 'res':
      return { kind, id: name, ...reply.parse(json) }
    case 'ping':
    case 'pong':
    case 'bye':
      return { kind, ...presence.parse(json) }
    default:
      throw new Error(`unknown kind ${JSON.stringify(kind)}`)
  }
}
