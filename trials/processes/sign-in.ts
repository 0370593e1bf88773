import { z } from 'zod'
import { consoleOperations } from '#contract/console'

/** Who has opened a console link: the browser that goes on with its cookie, and a script with its token. */
export interface SignedIn {
  /** As in a `Cookie` header. */
  cookie: string
  /** With every right that a script needs. */
  token: string
}

/** Opens the console link, once, as an operator does; its cookie signs the request for a token. */
export async function signInBy(consoleLink: string, name: string): Promise<SignedIn> {
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
  const { token } = consoleOperations['tokens.issue'].reply.parse(await answer.json())
  return { cookie, token }
}

export const readyConsole = z.looseObject({ url: z.string(), console: z.string() })
