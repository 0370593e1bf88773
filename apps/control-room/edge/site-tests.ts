import { createLive, type Live } from '#browser/live-state'
import type { ReplyOf, SiteId } from '#contract'
import type { ConsoleOperations } from '#contract/console'
import { type Proofs, provedAt } from '../state/proofs.ts'
import type { NoteStore } from '../stores/note-store.ts'
import type { ConsoleConnection } from './console-connection.ts'
import { createUnderWay } from './under-way.ts'

/** Everything that the node knows of a site's tests. */
export type SiteFile = ReplyOf<ConsoleOperations, 'readiness.site'>

/** One site that is looked at closely. `file` null: it is being asked for. */
export interface LookedAt {
  site: SiteId
  file: SiteFile | null
}

/** The tests of single sites: asked for, and looked at. */
export interface SiteTests {
  /** Sites that are being asked. */
  pending: Live<ReadonlySet<SiteId>>
  /** Asks the site's page for a full test now. */
  ask(site: SiteId): Promise<void>
  looked: Live<LookedAt | null>
  /** Opens out what was found at a site, kept up to date with its proofs; null: closes it. */
  look(site: SiteId | null): void
}

export function createSiteTests(context: {
  connection: Pick<ConsoleConnection, 'request' | 'state'>
  proofs: Live<Proofs>
  notes: Pick<NoteStore, 'failed' | 'done'>
  nameOf: (site: SiteId) => string
}): SiteTests {
  const { connection, proofs, notes, nameOf } = context
  const { live: pending, order } = createUnderWay(notes)
  const looked = createLive<LookedAt | null>(null)

  /** What is shown stays until there is something newer to show. */
  const fetch = async (site: SiteId) => {
    try {
      const file = await connection.request('readiness.site', { site })
      looked.update((now) => (now?.site === site ? { site, file } : now))
    } catch (error) {
      if (looked.get()?.site === site) notes.failed(error)
    }
  }
  proofs.subscribe((now, before) => {
    const site = looked.get()?.site
    if (site !== undefined && provedAt(now, site) !== provedAt(before, site)) void fetch(site)
  })
  connection.state.subscribe((now, before) => {
    const site = looked.get()?.site
    if (site !== undefined && now.kind === 'open' && before.kind !== 'open') void fetch(site)
  })

  return {
    pending,
    looked,
    async ask(site) {
      const asked = await order(site, () => connection.request('tests.ask', { site, form: 'full' }))
      if (!asked) return
      const name = nameOf(site)
      notes.done({ vi: `Đã yêu cầu ${name} kiểm thử.`, en: `${name} is asked for a test.` })
    },
    look(site) {
      looked.set(site === null ? null : { site, file: null })
      if (site !== null) void fetch(site)
    },
  }
}
