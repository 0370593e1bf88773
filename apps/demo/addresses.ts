import { networkInterfaces } from 'node:os'

/**
 * Where the demo's media listens: loopback for its own synthetic sites, and the machine's first address on a
 * network, because a browser uses no loopback address for media.
 */
export function demoAddresses(interfaces = networkInterfaces()): { ip: string }[] {
  const outside = Object.values(interfaces)
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)
  return [...(outside ? [{ ip: outside.address }] : []), { ip: '127.0.0.1' }]
}
