import { request } from 'node:http'
import { z } from 'zod'

const refused = z.looseObject({ error: z.looseObject({ code: z.string() }) })

/** A command that is on its way and has not come yet. */
export interface LateCommand {
  /** The rest of it arrives; resolves to the code that it is refused with, or `done`. */
  arrive(): Promise<string>
}

/** Sends half of a console operation over HTTP, as a network does that stands still. */
export function sendLate(
  { url, token }: { url: string; token: string },
  op: string,
  body: unknown,
): Promise<LateCommand> {
  const text = JSON.stringify(body)
  const half = Math.floor(text.length / 2)
  const sent = request(`${url}/api/v1/${op}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
    },
  })
  const answered = new Promise<string>((resolve, reject) => {
    sent.on('error', reject)
    sent.on('response', async (response) => {
      const parts: Buffer[] = []
      for await (const part of response) parts.push(part)
      const reply: unknown = JSON.parse(Buffer.concat(parts).toString('utf8'))
      resolve(response.statusCode === 200 ? 'done' : refused.parse(reply).error.code)
    })
  })
  return new Promise((resolve) => {
    sent.write(text.slice(0, half), () =>
      resolve({
        arrive() {
          sent.end(text.slice(half))
          return answered
        },
      }),
    )
  })
}
