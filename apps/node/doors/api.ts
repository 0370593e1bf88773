import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { ConferenceNode } from '#conference/nodes'
import type { Sites } from '#conference/sites'
import { errorBody, Refusal } from '#contract'
import {
  type ConsoleOperation,
  consoleOperations,
  type RegistryDocument,
  registryDocument,
} from '#contract/console'
import { MAX_DIRECTORY_BYTES } from '#contract/directory'
import { MAX_STILL_BYTES } from '#contract/room'
import type { Callers } from './callers.ts'

export interface ApiOptions {
  node: ConferenceNode
  sites: Sites
  callers: Callers
}

/** Of the room's page, which is signed in by its cookie: no operation for scripts. */
const hidden = { schema: { hide: true } }

/** Bodies larger than others: a file, as base64 with some words around it. */
const largestBodies: { [Op in ConsoleOperation]?: number } = {
  'directory.import-preview': Math.ceil(MAX_DIRECTORY_BYTES / 3) * 4 + 1024,
  'lineage.import-preview': Math.ceil(MAX_DIRECTORY_BYTES / 3) * 4 + 1024,
}

/** How every refusal is answered, whatever its status. */
const refused = z.object({ error: errorBody }).describe('Refused: a stable code and the sentence for people')

/** Every console operation over HTTP, from the same table as the WebSocket, and the documents beside them. */
export function addApi(server: FastifyInstance, { node, sites, callers }: ApiOptions): void {
  for (const [op, { body, reply, summary, right }] of Object.entries(consoleOperations)) {
    server.route({
      method: 'POST',
      url: `/api/v1/${op}`,
      bodyLimit: largestBodies[op as ConsoleOperation] ?? server.initialConfig.bodyLimit,
      schema: {
        operationId: op,
        summary,
        description: `Right: ${right}`,
        body,
        response: { 200: reply, default: refused },
      },
      handler: async (request) => {
        const caller = await callers.ofRequest(request)
        return node.console.request(caller, op as ConsoleOperation, request.body)
      },
    })
  }

  let registry = registryDocumentOf(sites)
  server.route({
    method: 'GET',
    url: '/api/v1/registry',
    schema: {
      operationId: 'registry',
      summary: 'Every administrative unit that has a site; answers 304 to the ETag of the one that holds',
      description: 'Right: read',
      response: { 200: registryDocument, default: refused },
    },
    handler: async (request, reply) => {
      node.console.check(await callers.ofRequest(request), 'registry', {})
      if (registry.version !== sites.registry.version) registry = registryDocumentOf(sites)
      const tag = `"${registry.version}"`
      if (request.headers['if-none-match'] === tag) return reply.code(304).send()
      return reply.header('etag', tag).header('cache-control', 'private, no-cache').send(registry)
    },
  })

  server.route({
    method: 'GET',
    url: '/api/v1/stills/:site',
    schema: {
      operationId: 'still',
      summary: 'The newest still of a site; 404 without a body when it has none',
      description: 'Right: read',
      params: z.object({ site: z.string().max(40) }),
      response: {
        200: { description: 'The picture', content: { 'image/jpeg': { schema: z.instanceof(Buffer) } } },
        default: refused,
      },
    },
    handler: async (request, reply) => {
      const { site } = request.params as { site: string }
      node.console.check(await callers.ofRequest(request), 'still', { site })
      if (!sites.registry.byId(site)) throw new Refusal('site.unknown', { site })
      const still = await node.stills.get(site)
      if (!still) return reply.code(404).send()
      return reply.type('image/jpeg').header('cache-control', 'private, no-store').send(still.jpeg)
    },
  })

  server.addContentTypeParser(
    'image/jpeg',
    { parseAs: 'buffer', bodyLimit: MAX_STILL_BYTES },
    (_request, body, done) => done(null, body),
  )
  server.put<{ Querystring: { site?: string } }>('/api/v1/room/still', hidden, async (request, reply) => {
    const browser = await callers.siteOfRequest(request, request.query.site)
    if (!Buffer.isBuffer(request.body))
      throw new Refusal('message.malformed', { reason: 'image/jpeg is needed' })
    node.stills.put(browser.siteId, browser.browserId, request.body)
    return reply.code(204).send()
  })
}

function registryDocumentOf({ registry }: Sites): RegistryDocument {
  const units = registry.all().map(({ id, parentId, fullName }) => ({
    id,
    parent: parentId,
    label: registry.labelOf(id),
    name: fullName,
  }))
  return { version: registry.version, units }
}
