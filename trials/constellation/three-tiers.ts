import type { NodeId, SiteId } from '#contract'
import { configSchema, type NodeConfig } from '../../apps/node/config-schema.ts'
import { onRecord } from './on-record.ts'

export interface ThreeTiersOptions {
  /** Where the store of a node is: `pglite:DIRECTORY` or a PostgreSQL URL. */
  storeOf: (node: NodeId) => string
  /** Web port of each node; 0: any. */
  portOf?: (node: NodeId) => number
  /** Addresses at which browsers reach the media. */
  listen?: { ip: string }[]
  workers?: number
  budget?: { in: number; out: number }
  showRequestSeconds?: number
  /** Sites whose phones and lines are known; left out: none. */
  known?: readonly SiteId[]
}

/** Numbers that nobody has: one for each tier's area. */
const dutyPhones: Record<NodeId, string> = {
  VN: '024 0000 0000',
  'VN-25': '0210 0000 000',
  'VN-19': '0208 0000 000',
}

const parentOf: Record<NodeId, NodeId | null> = { VN: null, 'VN-25': 'VN', 'VN-19': 'VN' }

/** Centre, Phú Thọ and Thái Nguyên on this machine, reached by localhost only. */
export function threeTiers(options: ThreeTiersOptions): NodeConfig[] {
  const { storeOf, portOf = () => 0, listen = [{ ip: '127.0.0.1' }], workers = 1 } = options
  const { budget, showRequestSeconds, known } = options
  return Object.entries(parentOf).map(([node, parent]) =>
    configSchema.parse({
      node,
      parent,
      children: Object.keys(parentOf).filter((other) => parentOf[other] === node),
      dutyPhone: dutyPhones[node] ?? null,
      web: {
        host: '127.0.0.1',
        port: portOf(node),
        tls: 'off',
        signInPerMinute: 10_000,
        requestsPerMinute: 1_000_000,
      },
      store: storeOf(node),
      link: {},
      media: { workers, listen, port: 0, pipe: { ip: '127.0.0.1' }, pipePorts: { min: 20_000, max: 39_999 } },
      ...(budget && { budget }),
      ...(known && { readiness: onRecord(node, known) }),
      ...(showRequestSeconds && { showRequestSeconds }),
    }),
  )
}
