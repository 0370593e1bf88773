import { readFileSync } from 'node:fs'
import type { Log } from '#foundation/log'
import { ConfigError } from './config.ts'
import type { NodeConfig } from './config-schema.ts'
import { type Certificate, selfSigned } from './self-signed.ts'

/**
 * Reads the certificate of the node's doors, or makes one and keeps it in `directory`; null where they are open on
 * localhost only.
 */
export async function loadTls(
  { tls, host }: NodeConfig['web'],
  { directory, clock, log }: { directory: string; clock: { now(): number }; log: Log },
): Promise<Certificate | null> {
  if (tls === 'off') return null
  if (tls === 'self-signed') {
    log.warn('self-signed certificate: browsers will warn, and nobody can be sure to reach this node', {
      host,
    })
    return selfSigned(host, directory, clock, log)
  }
  return { key: read(tls.key, 'web.tls.key'), cert: read(tls.cert, 'web.tls.cert') }
}

function read(file: string, key: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new ConfigError(`${key}: ${error instanceof Error ? error.message : String(error)}`)
  }
}
