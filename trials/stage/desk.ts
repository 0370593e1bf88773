import type { Scene, SessionState, SiteId } from '#contract'
import type { RoomPage } from '#trials/browser'
import { openRoom, type Pattern } from '#trials/browser'

/** What a story needs of a control process, in this process or another. */
export interface Desk {
  url: string
  /** Calls a console operation over HTTP. Rejects with the error's code. */
  call<T>(op: string, body?: unknown): Promise<T>
}

/** A console that drives a node as a script does: over HTTP, with an access token. */
export function openDesk(url: string, token: string): Desk {
  return {
    url,
    async call<T>(op: string, body: unknown = {}): Promise<T> {
      const answer = await fetch(`${url}/api/v1/${op}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      const reply = (await answer.json()) as { error?: { code: string; message: { en: string } } }
      if (!answer.ok) throw new Error(`${op}: ${reply.error?.code}: ${reply.error?.message.en}`)
      return reply as T
    },
  }
}

export const siteScene = (layout: Scene['layout'], ...sites: (SiteId | null)[]): Scene => ({
  layout,
  slots: sites.map((site) => (site === null ? { kind: 'empty' } : { kind: 'site', site })),
})

export async function sessionAt(desk: Desk): Promise<SessionState> {
  const { sessions } = await desk.call<{ sessions: SessionState[] }>('sessions.list')
  const [session] = sessions
  if (!session) throw new Error('no session runs')
  return session
}

/** Takes a scene with the revision that is on air now; returns the new one. */
export async function take(desk: Desk, scene: Scene): Promise<number> {
  const { id, program } = await sessionAt(desk)
  const { revision } = await desk.call<{ revision: number }>('session.take', {
    session: id,
    seen: program.revision,
    scene,
  })
  return revision
}

export async function openMicrophone(desk: Desk, site: SiteId): Promise<void> {
  await desk.call('floor.open', { session: (await sessionAt(desk)).id, site })
}

/** Opens the page of a site by a fresh personal link of its node. */
export async function seat(desk: Desk, site: SiteId, pattern: Pattern): Promise<RoomPage> {
  const { url } = await desk.call<{ url: string }>('sites.issue-link', { site })
  return openRoom(site, url, pattern)
}
