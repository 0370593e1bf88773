import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ConferenceNode, ConsoleCaller } from '#conference/nodes'
import type { SiteBrowser } from '#conference/sites'
import type { Log } from '#foundation/log'
import type { Clock } from '#foundation/time'
import type { Callers } from './callers.ts'
import { openConsoleDoor } from './console-door.ts'
import { openRoomDoor, openStrangerDoor } from './room-door.ts'

export interface SocketsOptions {
  node: ConferenceNode
  callers: Callers
  clock: Clock
  log: Log
}

/**
 * The two WebSockets. Who connects is found out before the socket opens, since a frame that comes while nobody
 * listens is lost; who is not known gets a socket all the same, for only there can a page be told why.
 */
export function addSockets(server: FastifyInstance, { node, callers, clock, log }: SocketsOptions): void {
  const browsers = new WeakMap<FastifyRequest, SiteBrowser>()
  const consoles = new WeakMap<FastifyRequest, ConsoleCaller>()

  server.get<{ Querystring: { site?: string } }>(
    '/ws/room',
    {
      websocket: true,
      preValidation: async (request) => {
        const browser = await callers.siteOfRequest(request, request.query.site).catch(() => null)
        if (browser) browsers.set(request, browser)
      },
    },
    (socket, request) => {
      const browser = browsers.get(request)
      if (browser) openRoomDoor(socket, browser, node.room, clock, log)
      else openStrangerDoor(socket, clock, log)
    },
  )

  server.get(
    '/ws/console',
    {
      websocket: true,
      preValidation: async (request) => {
        const caller = await callers.ofRequest(request).catch(() => null)
        if (caller) consoles.set(request, caller)
      },
    },
    (socket, request) => openConsoleDoor(socket, consoles.get(request) ?? null, node, clock, log),
  )
}
