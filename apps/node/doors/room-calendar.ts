import type { FastifyInstance } from 'fastify'
import type { ConferenceNode } from '#conference/nodes'
import { siteAnswer } from '#contract/calendar'
import type { Callers } from './callers.ts'

export interface RoomCalendarOptions {
  node: Pick<ConferenceNode, 'siteCalendars'>
  callers: Pick<Callers, 'siteOfRequest'>
}

/**
 * The planned sessions of a site for its own browser, which is known by its cookie and need not have the seat: who
 * acknowledges at a desk leaves the room's computer alone. For people's pages, no operation for scripts.
 */
export function addRoomCalendar(
  server: FastifyInstance,
  { node: { siteCalendars }, callers }: RoomCalendarOptions,
): void {
  const url = '/api/v1/room/calendar'
  server.get<{ Querystring: { site?: string } }>(url, { schema: { hide: true } }, async (request, reply) => {
    const { siteId } = await callers.siteOfRequest(request, request.query.site)
    return reply.header('cache-control', 'private, no-store').send(siteCalendars.countedOf(siteId))
  })
  server.route<{ Querystring: { site?: string } }>({
    method: 'POST',
    url,
    schema: { hide: true, body: siteAnswer },
    handler: async (request) => {
      const { siteId } = await callers.siteOfRequest(request, request.query.site)
      await siteCalendars.answer(siteId, siteAnswer.parse(request.body))
      return siteCalendars.countedOf(siteId)
    },
  })
}
