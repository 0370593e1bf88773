import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ConferenceNode } from '#conference/nodes'
import type { SiteBrowser } from '#conference/sites'
import { Refusal } from '#contract'
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
 * The two WebSockets. Which page connects is found out before the socket opens; one that is not known gets a socket
 * all the same, for only there can a page be told why. While the store is away nobody can be known: the socket is
 * not opened, and the page tries again.
 */
export function addSockets(server: FastifyInstance, { node, callers, clock, log }: SocketsOptions): void {
  const browsers = new WeakMap<FastifyRequest, SiteBrowser>()

  server.get<{ Querystring: { site?: string } }>(
    '/ws/room',
    {
      websocket: true,
      preValidation: async (request) => {
        const browser = await callers.siteOfRequest(request, request.query.site).catch(strangerOnly)
        if (browser) browsers.set(request, browser)
      },
    },
    (socket, request) => {
      const browser = browsers.get(request)
      const checkAgain = () => callers.siteOfRequest(request, request.query.site)
      if (browser) openRoomDoor(socket, browser, checkAgain, node.room, clock, log)
      else openStrangerDoor(socket, clock, log)
    },
  )

  server.get('/ws/console', { websocket: true }, (socket, request) =>
    openConsoleDoor(socket, () => callers.ofRequest(request), node, clock, log),
  )
}

function strangerOnly(error: unknown): null {
  if (error instanceof Refusal) return null
  throw error
}
