import { hash, verify } from '@node-rs/argon2'
import { normalPassword } from '#conference/accounts'

/**
 * Argon2id, 19 MiB, two passes, one lane: OWASP Password Storage Cheat Sheet, the least that it asks for. The library's
 * default algorithm is Argon2id.
 */
const settings = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export interface Passwords {
  hash(password: string): Promise<string>
  /** Takes as long whether there is a hash or not: who asks learns nothing from the time (V5). */
  verify(stored: string | null, password: string): Promise<boolean>
}

/** `random`: unguessable bytes. */
export async function createPasswords(random: (bytes: number) => Buffer): Promise<Passwords> {
  const nobodys = await hash(random(24).toString('base64url'), settings)
  return {
    hash: (password) => hash(normalPassword(password), settings),
    async verify(stored, password) {
      const isRight = await verify(stored ?? nobodys, normalPassword(password))
      return stored !== null && isRight
    },
  }
}
