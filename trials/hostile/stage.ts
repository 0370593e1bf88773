import { ALL_RIGHTS, type Right } from '#conference/sites'
import type { NodeId, SiteId } from '#contract'
import { silentLog } from '#foundation/log'
import { type Constellation, startConstellation, threeTiers } from '#trials/constellation'
import type { NodeConfig } from '../../apps/node/config-schema.ts'
import { exchange, type HostileSocket, openHostileSocket } from './wire.ts'

/** The centre and Phú Thọ. Thái Nguyên stands in the centre's configuration, but whoever likes can play it. */
export const startTwoTiers = (): Promise<Constellation> =>
  startConstellation(
    configs().filter(({ node }) => node !== 'VN-19'),
    silentLog,
  )

/** Phú Thọ without its centre, which whoever likes can play. */
export const startLoneProvince = (web: Partial<NodeConfig['web']> = {}): Promise<Constellation> =>
  startConstellation(
    configs()
      .filter(({ node }) => node === 'VN-25')
      .map((config) => ({ ...config, web: { ...config.web, ...web } })),
    silentLog,
  )

const configs = () => threeTiers({ storeOf: () => 'pglite:memory' })

/** A node's doors as somebody outside of it has them. */
export interface Doors {
  readonly url: string
  /** A fresh access token. */
  token(...rights: Right[]): Promise<string>
  /** Opens a fresh personal link as a browser does; returns the `Cookie` header from then on. */
  signIn(site: SiteId): Promise<string>
  /** A page's socket; without a cookie, that of a stranger. */
  room(site: SiteId, cookie?: string): Promise<HostileSocket>
  /** A console's socket; without a token, that of a stranger. */
  console(token?: string): Promise<HostileSocket>
  /** Calls an operation over HTTP; text goes as it is. */
  call(token: string | null, op: string, body: unknown): ReturnType<typeof exchange>
}

export function doorsOf(constellation: Constellation, node: NodeId): Doors {
  const { url, sites } = constellation.tier(node).control
  return {
    url,
    async token(...rights) {
      const { token } = await sites.issueAccessToken({ name: `trial ${node}`, rights, expiresAt: null })
      return token
    },
    async signIn(site) {
      const { token } = await sites.issueLink(site)
      const { headers } = await exchange(`${url}/r/${token}`)
      return (headers['set-cookie'] ?? []).map((each) => each.split(';')[0]).join('; ')
    },
    room: (site, cookie) => openHostileSocket(`${url}/ws/room?site=${site}`, cookie ? { cookie } : {}),
    console: (token) => openHostileSocket(`${url}/ws/console`, bearer(token ?? null)),
    call: (token, op, body) =>
      exchange(`${url}/api/v1/${op}`, {
        method: 'POST',
        headers: { ...bearer(token), 'content-type': 'application/json' },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
  }
}

const bearer = (token: string | null): Record<string, string> =>
  token === null ? {} : { authorization: `Bearer ${token}` }

export const everyRight: readonly Right[] = ALL_RIGHTS
