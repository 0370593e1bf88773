import { namedSites } from '#conference/scenes'
import type { SiteId } from '#contract'
import type { EventRecord } from '#contract/events'
import { createSpanBook, type SpanBook } from './spans.ts'

/** When sites were on screen: in the main program, and in programs of their own for audiences (J9). */
export interface Screens {
  main: SpanBook<SiteId>
  audiences: SpanBook<SiteId>
  /** Takes an event of the session; others say nothing. */
  take(event: Pick<EventRecord, 'at' | 'body'>): void
  /** The session is over. */
  end(at: number): void
}

export function createScreens(): Screens {
  const [main, audiences] = [createSpanBook<SiteId>(), createSpanBook<SiteId>()]
  /** Whom the scene of each program names; the main program's under ''. */
  const named = new Map<string, readonly SiteId[]>()
  /** Who else is shown: whoever speaks, the chair, patrols. */
  let others: { main: readonly SiteId[]; audiences: readonly SiteId[] } = { main: [], audiences: [] }

  const show = (book: SpanBook<SiteId>, sites: ReadonlySet<SiteId>, at: number) => {
    for (const site of book.open()) if (!sites.has(site)) book.end(site, at)
    // A take and who comes by it into slots that name nobody are two events of one moment.
    for (const site of sites) book.goOn(site, at)
  }
  const look = (at: number) => {
    show(main, new Set([...(named.get('') ?? []), ...others.main]), at)
    const apart = [...named].flatMap(([program, sites]) => (program === '' ? [] : sites))
    show(audiences, new Set([...apart, ...others.audiences]), at)
  }

  return {
    main,
    audiences,
    take({ at, body }) {
      if (body.kind === 'program.taken') named.set('', namedSites(body.scene))
      else if (body.kind === 'audience.opened' || body.kind === 'audience.taken')
        named.set(body.program, namedSites(body.scene))
      else if (body.kind === 'audience.closed') named.delete(body.program)
      else if (body.kind === 'screen.changed') others = body
      else return
      look(at)
    },
    end(at) {
      for (const book of [main, audiences]) show(book, new Set(), at)
    },
  }
}
