import { z } from 'zod'
import { errorBody } from './errors/index.ts'

/**
 * The envelope on every WebSocket: a request expects one reply with its id, a notice expects none.
 * Bodies are parsed a second time by the schema of their operation.
 */
const op = z.string().min(1).max(64)
const frameId = z.number().int().min(0).max(0xffffffff)

export const requestFrame = z.strictObject({ type: z.literal('request'), id: frameId, op, body: z.unknown() })
export const noticeFrame = z.strictObject({ type: z.literal('notice'), op, body: z.unknown() })
export const replyFrame = z.union([
  z.strictObject({ type: z.literal('reply'), id: frameId, ok: z.literal(true), body: z.unknown() }),
  z.strictObject({ type: z.literal('reply'), id: frameId, ok: z.literal(false), error: errorBody }),
])

/** What a client (room page, console) sends. */
export const clientFrame = z.union([requestFrame, noticeFrame])
export type ClientFrame = z.infer<typeof clientFrame>
/** What a node sends. A refusal of a frame too broken to carry an id comes as the notice `refused`. */
export const serverFrame = z.union([replyFrame, noticeFrame])
export type ServerFrame = z.infer<typeof serverFrame>

/** The largest text frame that a node accepts on a WebSocket, in bytes. */
export const MAX_FRAME_BYTES = 64 * 1024

/** A table of operations: what each takes and what it answers. */
export type OperationTable = Record<string, { body: z.ZodType; reply: z.ZodType }>
export type NoticeTable = Record<string, z.ZodType>
export type BodyOf<T extends OperationTable, Op extends keyof T> = z.infer<T[Op]['body']>
export type ReplyOf<T extends OperationTable, Op extends keyof T> = z.infer<T[Op]['reply']>
export type NoticeOf<T extends NoticeTable, Op extends keyof T> = z.infer<T[Op]>

export const nothing = z.strictObject({})
