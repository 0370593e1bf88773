import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ConferenceNode } from '#conference/nodes'
import type { SiteBrowser } from '#conference/sites'
import { Refusal } from '#contract'
import { roomReports, roomRequests } from '#contract/room'
import type { Log } from '#foundation/log'
import type { Clock } from '#foundation/time'
import type { Callers } from './callers.ts'
import { consoleDoorRequests, openConsoleDoor } from './console-door.ts'
import { openRoomDoor } from './room-door.ts'
import { createStrangers } from './stranger-door.ts'

export interface SocketsOptions {
  node: ConferenceNode
  callers: Callers
  clock: Clock
  log: Log
}

/**
 * The two WebSockets. Which page connects is found out before the socket opens; one that is not known gets a socket
 * all the same, for a short time and only so many, for only there can a page be told why. While the store is away nobody
 * can be known: the socket is not opened, and the page tries again.
 */
export function addSockets(server: FastifyInstance, { node, callers, clock, log }: SocketsOptions): void {
  const browsers = new WeakMap<FastifyRequest, SiteBrowser>()
  const refused = new WeakMap<FastifyRequest, Refusal>()
  const strangers = createStrangers(clock, log)
  const asStranger = (request: FastifyRequest) => (error: unknown) => {
    if (!(error instanceof Refusal)) throw error
    strangers.requireRoom()
    refused.set(request, error)
  }

  server.get<{ Querystring: { site?: string } }>(
    '/ws/room',
    {
      websocket: true,
      preValidation: async (request) => {
        const known = callers.siteOfRequest(request, request.query.site)
        await known.then((browser) => browsers.set(request, browser)).catch(asStranger(request))
      },
    },
    (socket, request) => {
      const browser = browsers.get(request)
      const checkAgain = () => callers.siteOfRequest(request, request.query.site)
      if (browser) openRoomDoor(socket, browser, checkAgain, node.room, clock, log)
      else strangers.open(socket, roomRequests, roomReports, refused.get(request) ?? notKnown())
    },
  )

  server.get(
    '/ws/console',
    {
      websocket: true,
      preValidation: async (request) => {
        await callers.ofRequest(request).catch(asStranger(request))
      },
    },
    (socket, request) => {
      const why = refused.get(request)
      if (why) strangers.open(socket, consoleDoorRequests, {}, why)
      else openConsoleDoor(socket, () => callers.ofRequest(request), node, clock, log)
    },
  )
}

const notKnown = () => new Refusal('auth.required')
