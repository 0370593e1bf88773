import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { request as httpsRequest } from 'node:https'

const DEADLINE_MS = 10_000

export interface HttpReply {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
}

/**
 * One HTTP exchange; redirects are not followed. Rejects with the socket's error, or after ten seconds.
 * `acceptSelfSigned` is the reason that this is not `fetch`: there it can't be given a call.
 */
export function exchange(options: {
  method: 'GET' | 'PUT'
  url: URL
  headers?: Record<string, string>
  body?: Buffer
  acceptSelfSigned: boolean
}): Promise<HttpReply> {
  const { method, url, headers = {}, body, acceptSelfSigned } = options
  return new Promise((resolve, reject) => {
    const settings = { method, headers, timeout: DEADLINE_MS, agent: false as const }
    const sent =
      url.protocol === 'https:'
        ? httpsRequest(url, { ...settings, rejectUnauthorized: !acceptSelfSigned })
        : httpRequest(url, settings)
    sent.on('error', reject)
    sent.on('timeout', () => sent.destroy(new Error(`no answer from ${url.host} within ${DEADLINE_MS} ms`)))
    sent.on('response', (reply) => {
      const pieces: Buffer[] = []
      reply.on('data', (piece: Buffer) => pieces.push(piece))
      reply.on('error', reject)
      reply.on('end', () =>
        resolve({ status: reply.statusCode ?? 0, headers: reply.headers, body: Buffer.concat(pieces) }),
      )
    })
    sent.end(body)
  })
}
