import { createHash } from 'node:crypto'

/** A fresh token or credential of 256 bits, and the only part of it that is stored (rule S11). */
export function newSecret(random: (bytes: number) => Buffer): { secret: string; hash: Buffer } {
  const secret = random(32).toString('base64url')
  return { secret, hash: hashOfSecret(secret) }
}

/**
 * SHA-256. Secrets have 256 random bits, so no salt or slow hash is needed, and looking one up by its hash in
 * an index tells nothing through its timing.
 */
export function hashOfSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

/** An id that names a link, browser, console or token in lists and logs; it opens nothing. */
export function newId(random: (bytes: number) => Buffer): string {
  return random(9).toString('base64url')
}
