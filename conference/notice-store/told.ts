import { and, inArray, not } from 'drizzle-orm'
import type { Recipient, Told, ToldBefore } from '#conference/notices'
import { type NoticeKind, noticeKind } from '#contract/notices'
import type { Store } from '#foundation/store'
import { lapsedAsOver, noticesTable } from './tables.ts'

/** What is remembered of a notice that was queued. */
export interface Remembered extends ToldBefore {
  key: string
  to: Pick<Recipient, 'site' | 'channel' | 'address'>
}

interface OfOne {
  keys: Set<string>
  last: Map<string, ToldBefore>
}

const keyOf = ({ site, channel, address }: Remembered['to']) => `${channel} ${site} ${address}`

/**
 * What was queued about the plans and sessions that are looked at; read once for each until it is another, forgotten
 * when it is over. What lapsed as over was not told: it may be due again (Q26).
 */
export function createToldMemory({ db }: Store) {
  const known = new Map<string, OfOne>()

  const add = (of: OfOne | undefined, { key, to, ...told }: Remembered) => {
    if (!of) return
    of.keys.add(key)
    if (told.kind !== 'unanswered') of.last.set(keyOf(to), told)
  }

  return {
    /** It is another now: read anew when it is asked for. */
    forget(abouts: readonly string[]) {
      for (const about of abouts) known.delete(about)
    },
    /** Of these alone, as far as it is stored. */
    async of(abouts: readonly string[]): Promise<Told> {
      const asked = new Set(abouts)
      for (const about of known.keys()) if (!asked.has(about)) known.delete(about)
      const missing = [...asked].filter((about) => !known.has(about))
      for (let from = 0; from < missing.length; from += READ_AT_ONCE) {
        const some = missing.slice(from, from + READ_AT_ONCE)
        const rows = await db
          .select(fields)
          .from(noticesTable)
          .where(and(inArray(noticesTable.about, some), not(lapsedAsOver)))
          .orderBy(noticesTable.number)
        for (const about of some) known.set(about, { keys: new Set(), last: new Map() })
        for (const { about, kind, at, site, channel, address, ...row } of rows) {
          const to = { site, channel: channel as Recipient['channel'], address }
          add(known.get(about), { ...row, to, at: at.getTime(), kind: readKind(kind) })
        }
      }
      const found = new Map(known)
      return {
        has: (about, key) => found.get(about)?.keys.has(key) ?? false,
        lastOf: (about, to) => found.get(about)?.last.get(keyOf(to)) ?? null,
      }
    },
  }
}

const READ_AT_ONCE = 200
const { id, key, about, kind, site, channel, address, at, says } = noticesTable
const fields = { id, key, about, kind, site, channel, address, at, says }

/** A kind that a later version has written says at least that something was said. */
const readKind = (text: string): NoticeKind => noticeKind.safeParse(text).data ?? 'changed'
