import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import fastifyStatic from '@fastify/static'
import swagger from '@fastify/swagger'
import websocket from '@fastify/websocket'
import fastify, { type FastifyInstance } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import type { Accounts } from '#conference/account-store'
import type { CodeDemand } from '#conference/accounts'
import type { ConferenceNode } from '#conference/nodes'
import type { Sites } from '#conference/sites'
import { describeError, PROTOCOL_VERSION, Refusal } from '#contract'
import type { Log } from '#foundation/log'
import type { Clock } from '#foundation/time'
import { createFlows } from '../provider/flows.ts'
import type { IdentityProvider } from '../provider/identity-provider.ts'
import { addAccountDoors } from './account-doors.ts'
import { addApi } from './api.ts'
import { createCallers } from './callers.ts'
import { documentSchemas } from './document-schemas.ts'
import { errorPage } from './error-page.ts'
import { statusOf, toHttpErrorBody } from './errors.ts'
import { createOpening } from './opening.ts'
import { addProviderDoors } from './provider-doors.ts'
import { addRoomCalendar } from './room-calendar.ts'
import { addSignIn } from './sign-in.ts'
import { addSockets } from './sockets.ts'

export interface ServerOptions {
  node: ConferenceNode
  sites: Sites
  accounts: Accounts
  /** Folder with the built pages. */
  webRoot: string
  tls: { key: string; cert: string } | null
  /** Reverse proxies that are believed where a request comes from. */
  trustedProxies: readonly string[]
  /** By which persons may sign in beside their names. */
  identityProvider: IdentityProvider | null
  codeDemand: CodeDemand
  signInPerMinute: number
  requestsPerMinute: number
  clock: Clock
  log: Log
}

const bodyLimitBytes = 64 * 1024
/** Frames above the contract's limit are refused by name up to here; a larger one ends the connection. */
const largestFrameBytes = 1024 * 1024

/** The node's HTTP and WebSocket doors. Not yet listening; the caller listens and closes. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { node, sites, accounts, webRoot, tls, clock, log } = options
  const server = fastify({
    bodyLimit: bodyLimitBytes,
    logger: false,
    forceCloseConnections: true,
    trustProxy: options.trustedProxies.length > 0 && [...options.trustedProxies],
    ...(tls && { https: tls }),
  }) as FastifyInstance
  server.setValidatorCompiler(validatorCompiler)
  server.setSerializerCompiler(serializerCompiler)
  server.setErrorHandler(async (error, request, reply) => {
    const body = toHttpErrorBody(error, request.routeOptions.bodyLimit, log)
    return reply.code(statusOf(body)).send({ error: body })
  })
  server.setNotFoundHandler(async (request, reply) => {
    const body = describeError('message.unknown', { op: `${request.method} ${request.url.split('?')[0]}` })
    reply.code(404)
    // A person who mistyped an address, or a program.
    if (request.headers.accept?.includes('text/html')) return reply.type('text/html').send(errorPage(body))
    return reply.send({ error: body })
  })

  await server.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        mediaSrc: ["'self'", 'blob:', 'mediastream:'],
        connectSrc: ["'self'", 'ws:', 'wss:'],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: tls ? [] : null,
      },
    },
    strictTransportSecurity: tls ? undefined : false,
  })
  await server.register(cookie)
  await server.register(rateLimit, {
    max: options.requestsPerMinute,
    timeWindow: '1 minute',
    errorResponseBuilder: (_request, { ttl }) =>
      new Refusal('message.too-many', { seconds: Math.max(1, Math.ceil(ttl / 1000)) }),
  })
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: `Liên Thông – ${node.place.self}`, version: PROTOCOL_VERSION },
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
      security: [{ token: [] }],
    },
    transform: documentSchemas,
  })
  await server.register(websocket, { options: { maxPayload: largestFrameBytes } })

  const rules = { self: node.place.self, demand: options.codeDemand }
  const callers = createCallers(sites, accounts, rules)
  const doors = {
    sites,
    accounts,
    rules,
    secure: tls !== null,
    perMinute: options.signInPerMinute,
  }
  const toBody = (error: unknown) => toHttpErrorBody(error, bodyLimitBytes, log)
  addSignIn(server, { ...doors, toBody })
  const open = createOpening({ ...doors, callers })
  const provider = options.identityProvider
  addAccountDoors(server, { ...doors, callers, open, provider: provider?.label ?? null })
  if (provider)
    addProviderDoors(server, {
      ...{ ...doors, self: node.place.self, provider, open, toBody },
      flows: createFlows({ now: () => clock.now(), newId: () => randomBytes(32).toString('base64url') }),
    })
  addApi(server, { node, sites, callers })
  addRoomCalendar(server, { node, callers })
  const hidden = { schema: { hide: true } }
  const healthz = {
    schema: { operationId: 'healthz', summary: 'Which node answers, and its protocol', security: [] },
  }
  server.get('/api/v1/openapi.json', hidden, async () => server.swagger())
  server.get('/healthz', healthz, async () => ({ node: node.place.self, protocol: PROTOCOL_VERSION }))

  addSockets(server, { node, callers, clock, log })

  if (existsSync(webRoot)) await server.register(fastifyStatic, { root: webRoot, redirect: true })
  server.get('/', hidden, async (_request, reply) => reply.redirect('/control-room/', 302))
  return server
}
