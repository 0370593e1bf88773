import { MOST_CLOCK_MS, MOST_FRAMES, type Payload, SITE_TAG_BITS, TEST_TAG_BITS } from './payload.ts'

/** What makes the code of one test its own. Nothing of it but hashes and codes is ever in a picture. */
export interface TestIdentity {
  /** Id of the site's room. */
  site: string
  /** Given by the node for this test alone. */
  nonce: string
  /** At least 16 random bytes, made for this test and known to nobody but who sends and reads its code. */
  secret: Uint8Array<ArrayBuffer>
}

/** Whose code a payload is: of another site, of another test, or with the right tags and a wrong MAC. */
export type Belonging = 'own' | 'foreign' | 'past' | 'forged'

/** Makes and checks the codes of one test. */
export interface Seal {
  /** Throws a RangeError past {@link MOST_FRAMES} or {@link MOST_CLOCK_MS}. */
  payload(counter: number, clockMs: number): Promise<Payload>
  check(payload: Payload): Promise<Belonging>
  /** `count` bytes, at most 32, that only this test's secret gives for a purpose and number. */
  derive(purpose: string, number: number, count: number): Promise<Uint8Array>
}

const LEAST_SECRET = 16
const text = new TextEncoder()

/**
 * HMAC-SHA-256 (RFC 2104) over purpose, site, nonce, counter and clock, cut to its first 64 bits (RFC 2104 section 5
 * allows cutting to half the hash; a forger has one try per frame). Throws a RangeError for a short secret.
 */
export async function createSeal({ site, nonce, secret }: TestIdentity): Promise<Seal> {
  if (secret.length < LEAST_SECRET) throw new RangeError('the secret of a test has at least 16 bytes')
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', secret, algorithm, false, ['sign'])
  const sign = async (...parts: (string | number)[]) =>
    new DataView(await crypto.subtle.sign('HMAC', key, text.encode(JSON.stringify(parts))))
  const siteTag = await tagOf('site', site, SITE_TAG_BITS)
  const testTag = await tagOf('test', nonce, TEST_TAG_BITS)
  const macOf = async (counter: number, clockMs: number): Promise<Payload['mac']> => {
    const hash = await sign('picture', site, nonce, counter, clockMs)
    return [hash.getUint32(0), hash.getUint32(4)]
  }

  return {
    async payload(counter, clockMs) {
      if (counter >= MOST_FRAMES || clockMs >= MOST_CLOCK_MS)
        throw new RangeError(`a test of more than ${MOST_FRAMES} frames or ${MOST_CLOCK_MS} ms`)
      return { siteTag, testTag, counter, clockMs, mac: await macOf(counter, clockMs) }
    },
    async check(payload) {
      if (payload.siteTag !== siteTag) return 'foreign'
      if (payload.testTag !== testTag) return 'past'
      const [high, low] = await macOf(payload.counter, payload.clockMs)
      return payload.mac[0] === high && payload.mac[1] === low ? 'own' : 'forged'
    },
    async derive(purpose, number, count) {
      const hash = await sign('derive', purpose, site, nonce, number)
      return new Uint8Array(hash.buffer, 0, count)
    },
  }
}

/** The first bits of a public hash: for sorting, not for proof. */
async function tagOf(purpose: string, value: string, bits: number): Promise<number> {
  const hash = await crypto.subtle.digest('SHA-256', text.encode(JSON.stringify([purpose, value])))
  return new DataView(hash).getUint32(0) >>> (32 - bits)
}
