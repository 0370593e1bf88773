import { createCipheriv, createDecipheriv } from 'node:crypto'

/** Keeps short secrets so that the store alone, or a back-up of it, does not tell them. */
export interface Vault {
  /** `of`: whose it is; it opens for the same only. */
  seal(secret: string, of: string): string
  /** Null: sealed with another key, for somebody else, or damaged. */
  open(sealed: string, of: string): string | null
}

const prefix = 'v1.'
const ivBytes = 12
const tagBytes = 16

export const isSealed = (text: string): boolean => text.startsWith(prefix)

/** AES-256-GCM with a key of 32 bytes and a fresh 96-bit IV each time (NIST SP 800-38D, 8.2.2). */
export function createVault(key: Buffer, random: (bytes: number) => Buffer): Vault {
  return {
    seal(secret, of) {
      const iv = random(ivBytes)
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(of))
      const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
      return prefix + Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64url')
    },
    open(sealed, of) {
      const bytes = Buffer.from(sealed.slice(prefix.length), 'base64url')
      if (!isSealed(sealed) || bytes.length < ivBytes + tagBytes) return null
      const [iv, tag] = [bytes.subarray(0, ivBytes), bytes.subarray(ivBytes, ivBytes + tagBytes)]
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes })
        decipher.setAAD(Buffer.from(of)).setAuthTag(tag)
        const text = [decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]
        return Buffer.concat(text).toString('utf8')
      } catch {
        return null
      }
    },
  }
}
