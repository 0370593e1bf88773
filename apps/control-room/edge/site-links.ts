import { createLive, type Live } from '#browser/live-state'
import type { SiteId } from '#contract'
import type { NoteStore } from '../stores/note-store.ts'
import type { ConsoleConnection } from './console-connection.ts'

/** A personal link that was just made; it is shown until the operator closes it, and never again. */
export interface IssuedLink {
  site: SiteId
  url: string
}

export interface SiteLinks {
  issued: Live<IssuedLink | null>
  issue(site: SiteId): Promise<void>
  revoke(site: SiteId): Promise<void>
  forget(): void
}

export function createSiteLinks(
  connection: Pick<ConsoleConnection, 'request'>,
  notes: NoteStore,
  nameOf: (site: SiteId) => string,
): SiteLinks {
  const issued = createLive<IssuedLink | null>(null)
  return {
    issued,
    async issue(site) {
      try {
        const { url } = await connection.request('sites.issue-link', { site })
        issued.set({ site, url })
      } catch (error) {
        notes.failed(error)
      }
    },
    async revoke(site) {
      try {
        const { revoked } = await connection.request('sites.revoke-links', { site })
        notes.done({
          vi: `Đã thu hồi ${revoked} liên kết của ${nameOf(site)}.`,
          en: `${revoked} links of ${nameOf(site)} revoked.`,
        })
      } catch (error) {
        notes.failed(error)
      }
    },
    forget: () => issued.set(null),
  }
}
