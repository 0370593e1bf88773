import { type SiteId, siteId } from '#contract'
import { exchange } from './http.ts'

/** What a browser has after it opened a personal link. */
export interface SignedIn {
  cookie: string
  origin: string
  site: SiteId
}

export type SignInTrouble = 'link-invalid' | 'too-many' | 'unexpected'

/** The node did not sign the site in. */
export class SignInRefused extends Error {
  readonly code = 'site.sign-in-refused'
  readonly trouble: SignInTrouble
  constructor(trouble: SignInTrouble, status: number) {
    super(`the personal link was answered with HTTP ${status}`)
    this.name = 'SignInRefused'
    this.trouble = trouble
  }
}

/** Opens a personal link. Rejects with {@link SignInRefused} or the socket's error. */
export async function signIn(link: URL, acceptSelfSigned: boolean): Promise<SignedIn> {
  const { status, headers } = await exchange({ method: 'GET', url: link, acceptSelfSigned })
  if (status === 403) throw new SignInRefused('link-invalid', status)
  if (status === 429) throw new SignInRefused('too-many', status)
  const cookie = (headers['set-cookie'] ?? []).map((each) => each.split(';')[0]).join('; ')
  const room = headers.location && new URL(headers.location, link)
  const site = siteId.safeParse(room ? room.searchParams.get('site') : null)
  if (!cookie || !site.success) throw new SignInRefused('unexpected', status)
  return { cookie, origin: link.origin, site: site.data }
}

/** Puts the site's newest still on its node's wall. Rejects when it was not taken. */
export async function putStill(signedIn: SignedIn, jpeg: Buffer, acceptSelfSigned: boolean): Promise<void> {
  const { cookie, origin, site } = signedIn
  const { status } = await exchange({
    method: 'PUT',
    url: new URL(`/api/v1/room/still?site=${site}`, origin),
    headers: { cookie, origin, 'content-type': 'image/jpeg', 'content-length': `${jpeg.length}` },
    body: jpeg,
    acceptSelfSigned,
  })
  if (status !== 204) throw new Error(`the still was answered with HTTP ${status}`)
}
