import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import type { NodeConfig } from '../../apps/node/config-schema.ts'

export const clientSecret = 'bi-mat-cua-nut-thu-nghiem-0123456789'

/** A real identity provider on loopback, at which everybody may say who they are. */
export async function startProvider(redirectUri: string) {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'lien-thong', client_secret: clientSecret, redirect_uris: [redirectUri] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({ sub: id, email: `${id}@phutho.gov.vn`, ...confirmedOf(id) }),
    }),
    cookies: { keys: ['chỉ để thử'] },
  })
  const handle = provider.callback()
  server.on('request', (request, response) => void handle(request, response))
  return {
    issuer,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** What the provider says of an address, by how the name of the person begins. */
function confirmedOf(id: string) {
  if (id.startsWith('khong.')) return { email_verified: false }
  if (id.startsWith('im.')) return {}
  // As some providers write it.
  return { email_verified: id.startsWith('chu.') ? 'true' : true }
}

export const configOf = (issuer: string, claim = 'email'): NonNullable<NodeConfig['identityProvider']> => ({
  ...{ issuer, clientId: 'lien-thong', clientSecret, claim },
  ...{ label: 'Đăng nhập một lần Phú Thọ', scope: 'openid email' },
})

/**
 * A browser that goes no further than it is told: cookies by host and port, one step at a time. `hosts`: where the
 * origins are that it knows by another name.
 */
export function createBrowser(hosts: Readonly<Record<string, string>> = {}) {
  const jars = new Map<string, Map<string, string>>()
  const jarOf = (url: URL) => {
    const jar = jars.get(url.host) ?? new Map<string, string>()
    jars.set(url.host, jar)
    return jar
  }
  const browser = {
    cookies: (url: string) => jarOf(new URL(url)),
    async go(to: string, form?: Record<string, string>, headers: Record<string, string> = {}) {
      const url = new URL(to)
      const cookie = [...jarOf(url)].map(([name, value]) => `${name}=${value}`).join('; ')
      const answer = await fetch((hosts[url.origin] ?? url.origin) + url.pathname + url.search, {
        redirect: 'manual',
        headers: { ...(cookie && { cookie }), ...headers },
        ...(form && { method: 'POST', body: new URLSearchParams(form) }),
      })
      for (const set of answer.headers.getSetCookie()) {
        const [pair = ''] = set.split(';')
        const at = pair.indexOf('=')
        const isGone = pair.endsWith('=') || /expires=Thu, 01 Jan 1970/i.test(set)
        if (isGone) jarOf(url).delete(pair.slice(0, at))
        else jarOf(url).set(pair.slice(0, at), pair.slice(at + 1))
      }
      const location = answer.headers.get('location')
      return {
        status: answer.status,
        text: await answer.text(),
        to: location === null ? null : new URL(location, url),
        set: answer.headers.getSetCookie().join('\n'),
      }
    },
    /** From the provider's own page on, as this person, until it sends the browser back: the address of that. */
    async throughProvider(from: string, login: string, home: string): Promise<string> {
      let at = await browser.go(from)
      for (let step = 0; step < 10 && at.to; step++) {
        if (at.to.href.startsWith(home)) return at.to.href
        const page = await browser.go(at.to.href)
        const [, prompt] = /name="prompt" value="(\w+)"/.exec(page.text) ?? []
        at = prompt ? await browser.go(at.to.href, { prompt, login, password: 'tùy ý' }) : page
      }
      throw new Error(`the provider does not send back: ${at.status} ${at.text.slice(0, 300)}`)
    },
  }
  return browser
}
