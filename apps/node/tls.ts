import { readFileSync } from 'node:fs'
import { generate } from 'selfsigned'
import type { Log } from '#foundation/log'
import { ConfigError } from './config.ts'
import type { NodeConfig } from './config-schema.ts'

/** Reads, or makes, the certificate of the node's doors; null where they are open on localhost only. */
export async function loadTls(
  { tls, host }: NodeConfig['web'],
  log: Log,
): Promise<{ key: string; cert: string } | null> {
  if (tls === 'off') return null
  if (tls === 'self-signed') {
    log.warn('self-signed certificate: browsers will warn, and nobody can be sure to reach this node', {
      host,
    })
    const made = await generate([{ name: 'commonName', value: host }], { keySize: 2048, algorithm: 'sha256' })
    return { key: made.private, cert: made.cert }
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
