import { z } from 'zod'

/**
 * The version of everything in this folder, exchanged on every connection (site, console, node, media host).
 * A peer that speaks another version is refused with a message that names both. Raise it with every change
 * that an older peer would misread.
 */
export const PROTOCOL_VERSION = '2'

export const protocolVersion = z.string().min(1).max(16)

/** Moments are milliseconds since 1970-01-01T00:00:00Z; screens show them in Asia/Ho_Chi_Minh. */
export const moment = z.number().int().min(0).max(8_640_000_000_000_000)

/** Counts up from 0 with each change of the state that carries it. */
export const revision = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)

/** Opaque identifier given out by a node: a seat, a session, a transport, a consumer. */
export const opaqueId = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[A-Za-z0-9_-]+$/)

/**
 * Free text from people, in NFC, without control characters, halves of surrogate pairs, or the marks that turn the
 * direction of writing (a name that carries one can be made to read as another).
 */
export const humanText = (longest: number) =>
  z
    .string()
    .max(longest)
    .regex(
      /^[^\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]*$/u,
      'text without control characters and without marks that turn the direction of writing',
    )
    .overwrite((text) => text.normalize('NFC').trim())
