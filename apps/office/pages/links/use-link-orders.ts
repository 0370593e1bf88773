import { useState } from 'react'
import { MAX_LINKS_AT_ONCE } from '#contract/console'
import type { Office } from '../../state/office.ts'
import { inBatches, type Progress } from './in-batches.ts'
import { addToSheet, type IssuedLink } from './issued.ts'
import type { SiteWithLinks } from './rows.ts'

/** What is being done to the chosen sites, or how it ended. */
export type Ordered =
  | { kind: 'none' }
  | { kind: 'under-way'; progress: Progress }
  | { kind: 'revoked'; sites: number }
  | { kind: 'failed'; error: unknown; progress: Progress }

export interface LinkOrders {
  ordered: Ordered
  /** Makes a link for each; `replace`: the links before it end. Those that were made go on the sheet. */
  issue(sites: readonly SiteWithLinks[], replace: boolean): Promise<void>
  revoke(sites: readonly SiteWithLinks[]): Promise<void>
}

/** A progress that moves: fewer at once than the node takes. */
const AT_ONCE = Math.min(20, MAX_LINKS_AT_ONCE)

/** A page that is left in the middle takes links with it that nobody has seen, while the ones before them are over. */
const stay = (event: BeforeUnloadEvent) => event.preventDefault()

/** Orders for many sites, in batches; `then` follows whatever was done. */
export function useLinkOrders({ call }: Office, then: () => Promise<void>): LinkOrders {
  const [ordered, setOrdered] = useState<Ordered>({ kind: 'none' })

  const run = async <Reply>(
    sites: readonly SiteWithLinks[],
    atOnce: number,
    order: (batch: SiteWithLinks[]) => Promise<Reply>,
    end: (replies: Reply[], failure: { error: unknown } | null) => Ordered,
  ) => {
    const replies: Reply[] = []
    let progress: Progress = { done: 0, all: sites.length }
    setOrdered({ kind: 'under-way', progress })
    let last: Ordered
    window.addEventListener('beforeunload', stay)
    try {
      await inBatches(sites, atOnce, order, (reply, now) => {
        replies.push(reply)
        progress = now
        setOrdered({ kind: 'under-way', progress })
      })
      last = end(replies, null)
    } catch (error) {
      end(replies, { error })
      last = { kind: 'failed', error, progress }
    } finally {
      window.removeEventListener('beforeunload', stay)
    }
    setOrdered(last)
    await then()
  }

  return {
    ordered,
    issue: (sites, replace) =>
      run(
        sites,
        AT_ONCE,
        (batch) => call('sites.issue-links', { sites: batch.map(({ site }) => site), replace }),
        (replies, failure) => {
          const labels = new Map(sites.map(({ site, label }) => [site, label]))
          const made = replies.flatMap(({ links }) =>
            links.map(({ site, url }): IssuedLink => ({ site, url, label: labels.get(site) ?? site })),
          )
          // All at once: the sheet takes the place of the list.
          const missing = failure && { ...failure, sites: sites.length - made.length }
          if (made.length > 0) addToSheet({ links: made, dutyPhone: replies[0]?.dutyPhone ?? null, missing })
          return { kind: 'none' }
        },
      ),
    revoke: (sites) =>
      run(
        sites,
        1,
        async ([each]) => each && call('sites.revoke-links', { site: each.site }),
        (replies) => ({ kind: 'revoked', sites: replies.length }),
      ),
  }
}
