import { X509Certificate } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { join } from 'node:path'
import { generate } from 'selfsigned'
import { z } from 'zod'
import type { Log } from '#foundation/log'

const kept = z.object({ key: z.string(), cert: z.string() })
export type Certificate = z.infer<typeof kept>

const dayMs = 24 * 3_600_000

/**
 * A certificate that signs itself, kept in `directory` from one start to the next: a browser that was told to trust it
 * trusts that one only, and a page could not come back by itself after a restart. Made anew a month before its end.
 */
export async function selfSigned(
  host: string,
  directory: string,
  clock: { now(): number },
  log: Log,
): Promise<Certificate> {
  const file = join(directory, `self-signed-${host.replace(/[^A-Za-z0-9.-]/g, '_')}.json`)
  const known = readKept(file)
  if (known && Date.parse(new X509Certificate(known.cert).validTo) - clock.now() > 30 * dayMs) return known
  const made = await generate([{ name: 'commonName', value: host }], {
    keySize: 2048,
    algorithm: 'sha256',
    notAfterDate: new Date(clock.now() + 365 * dayMs),
    extensions: [
      { name: 'subjectAltName', altNames: [isIP(host) ? { type: 7, ip: host } : { type: 2, value: host }] },
    ],
  })
  const certificate = { key: made.private, cert: made.cert }
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 })
    writeFileSync(file, JSON.stringify(certificate), { mode: 0o600 })
  } catch (error) {
    log.warn(
      'self-signed certificate not kept: browsers will have to trust another one after the next start',
      {
        file,
        error,
      },
    )
  }
  return certificate
}

function readKept(file: string): Certificate | undefined {
  try {
    return kept.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return undefined
  }
}
