import { z } from 'zod'
import { consoleOperations } from '#contract/console'

/**
 * An access token with every right that a script needs, as an operator gets it: the console link is opened once,
 * its cookie signs the request.
 */
export async function accessTokenBy(consoleLink: string, name: string): Promise<string> {
  const { origin } = new URL(consoleLink)
  const opened = await fetch(consoleLink, { redirect: 'manual' })
  const cookie = opened.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  if (!cookie) throw new Error(`the console link was answered with HTTP ${opened.status}`)
  const answer = await fetch(`${origin}/api/v1/tokens.issue`, {
    method: 'POST',
    headers: { cookie, origin, 'content-type': 'application/json' },
    body: JSON.stringify({ name, rights: ['read', 'display', 'floor', 'sites'], expiresAt: null }),
  })
  if (!answer.ok) throw new Error(`tokens.issue: HTTP ${answer.status}: ${await answer.text()}`)
  return consoleOperations['tokens.issue'].reply.parse(await answer.json()).token
}

export const readyConsole = z.looseObject({ url: z.string(), console: z.string() })
