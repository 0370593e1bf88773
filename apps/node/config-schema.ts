import { isIP } from 'node:net'
import { cpus } from 'node:os'
import { z } from 'zod'
import { isBelow } from '#conference/sites/ids'
import { nodeId } from '#contract'
import { noticeConfig } from './notice-config.ts'
import { providerConfig } from './provider/provider-config.ts'
import { readinessConfig } from './readiness-config.ts'

const ip = z.string().refine((text) => isIP(text) !== 0, 'an IP address, e.g. 10.25.0.5')
const network = z.union(
  [ip, z.cidrv4(), z.cidrv6()],
  'an IP address or a network, e.g. 10.25.0.5 or 10.25.0.0/24',
)
const port = z.number().int().min(0).max(65535)
const listenAddress = z.strictObject({ ip, announcedAddress: z.string().min(1).optional() })

/** What a node's configuration file says. Every key has its form here and its meaning in deploy/README.md. */
export const configSchema = z
  .strictObject({
    /** Id of this node: VN or VN-25. */
    node: nodeId,
    parent: nodeId.nullable().default(null),
    children: z.array(nodeId).max(64).default([]),
    /** Duty phone of this tier, shown on the pages of its sites. */
    dutyPhone: z.string().max(40).nullable().default(null),
    web: z.strictObject({
      host: z.string().min(1).default('127.0.0.1'),
      port: port.default(8443),
      /** `files`: own certificate; `self-signed`: generated, with a warning; `off`: only on localhost. */
      tls: z
        .union([
          z.literal('off'),
          z.literal('self-signed'),
          z.strictObject({ cert: z.string().min(1), key: z.string().min(1) }),
        ])
        .default('self-signed'),
      /** How this node is reached from outside, for the links that it prints, e.g. https://thhn.phutho.gov.vn. */
      publicUrl: z.url().optional(),
      /** Reverse proxies that are believed where a request comes from. */
      trustedProxies: z.array(network).max(64).default([]),
      signInPerMinute: z.number().int().min(1).default(60),
      requestsPerMinute: z.number().int().min(1).default(3000),
    }),
    /** `pglite:DIRECTORY` or `postgres://user:password@host/database`. */
    store: z
      .string()
      .regex(
        /^(pglite:.+|postgres(ql)?:\/\/.+)$/,
        'pglite:DIRECTORY or postgres://user:password@host/database',
      ),
    link: z.strictObject({
      servers: z.array(z.string().min(1)).min(1).default(['nats://127.0.0.1:4222']),
      user: z.string().optional(),
      password: z.string().optional(),
      mediaUser: z.string().optional(),
      mediaPassword: z.string().optional(),
    }),
    media: z.strictObject({
      workers: z
        .number()
        .int()
        .min(1)
        .max(64)
        .default(() => cpus().length),
      listen: z.array(listenAddress).min(1),
      /** Lowest UDP and TCP port; each worker takes the next one. 0: any. */
      port: port.default(40000),
      pipe: listenAddress,
      pipePorts: z
        .strictObject({ min: port, max: port })
        .refine(({ min, max }) => min <= max, 'min is at most max')
        .default({ min: 41000, max: 41999 }),
    }),
    /** Video streams that a link to a neighbour may carry, each way (K). */
    budget: z
      .strictObject({ in: z.number().int().min(0).max(256), out: z.number().int().min(0).max(256) })
      .default({ in: 16, out: 16 }),
    /** How long a seat is kept for a page that lost its connection, in seconds. */
    seatGraceSeconds: z.number().int().min(5).max(3600).default(60),
    /** How long a request to show a province's site waits for its answer, in seconds; the session's owner says so. */
    showRequestSeconds: z.number().int().min(5).max(3600).default(60),
    /** How sites are tested. */
    readiness: readinessConfig,
    /** How people are told by e-mail and short message. */
    notices: noticeConfig,
    /** Folder with the built pages. */
    webRoot: z.string().default('.build/web'),
    /** The identity provider by which persons may sign in (OpenID Connect). */
    identityProvider: providerConfig.optional(),
    /** Who may not work without a code from the phone. */
    demandCodeOf: z.enum(['nobody', 'administrators']).default('nobody'),
    /** The key by which secrets are sealed; made at the first start. Default: beside the store. */
    keyFile: z.string().min(1).optional(),
    /** Where things that can be made again are kept, outside the program. */
    cacheDirectory: z.string().optional(),
    log: z
      .strictObject({
        level: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
        pretty: z.boolean().default(false),
      })
      .default({ level: 'info', pretty: false }),
  })
  .refine(({ web }) => web.tls !== 'off' || isLoopback(web.host), {
    path: ['web', 'tls'],
    message: 'off is for localhost only: give certificate files or self-signed',
  })

  .refine(({ web, identityProvider }) => !identityProvider || web.publicUrl !== undefined, {
    path: ['web', 'publicUrl'],
    message: 'needed with identityProvider: where it sends persons back to',
  })
  .refine(({ node, parent }) => parent === null || isBelow(node, parent), {
    path: ['parent'],
    message: 'the node of the tier above: VN for VN-25, nothing for VN',
  })
  .refine(({ node, children }) => children.every((child) => isBelow(child, node)), {
    path: ['children'],
    message: 'nodes below this one, e.g. [VN-25, VN-19] for VN',
  })
  .refine(({ children }) => new Set(children).size === children.length, {
    path: ['children'],
    message: 'each node once',
  })

export type NodeConfig = z.infer<typeof configSchema>

const isLoopback = (host: string) => host === 'localhost' || host === '::1' || host.startsWith('127.')
