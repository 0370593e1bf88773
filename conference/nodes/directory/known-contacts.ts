import { focalOn, linesOf } from '#conference/directory'
import type { Directory, Entries } from '#conference/directory-store'
import type { SiteId } from '#contract'
import type { LineRecord } from '#contract/readiness'
import type { Clock } from '#foundation/time'
import type { ReadinessRules } from '../readiness/rules.ts'
import { vietnamDay } from './vietnam-day.ts'

/**
 * The rules with whom to call at each site today and whose its line is, from the directory as it is whenever they are
 * read. What the configuration says holds for its site (N81).
 */
export function withDirectory(
  rules: ReadinessRules,
  directory: Pick<Directory, 'entries'>,
  clock: Pick<Clock, 'now'>,
): ReadinessRules {
  const described = new Set(rules.lines.filter(({ kind }) => kind === 'site').map(({ of }) => of))
  let linesOfNow: { entries: Entries; lines: readonly LineRecord[] } | null = null
  let phonesOfNow: { entries: Entries; day: string; phones: ReadinessRules['phones'] } | null = null

  return {
    ...rules,
    get lines() {
      const entries = directory.entries()
      if (linesOfNow?.entries !== entries) {
        // One of each site: an incident is given to the provider of its primary line.
        const own = [...entries.values()]
          .filter(({ record }) => !described.has(record.site))
          .flatMap(({ record }) => linesOf(record).slice(0, 1))
        linesOfNow = { entries, lines: [...rules.lines, ...own] }
      }
      return linesOfNow.lines
    },
    get phones() {
      const [entries, day] = [directory.entries(), vietnamDay(clock.now())]
      if (phonesOfNow?.entries !== entries || phonesOfNow.day !== day) {
        const own = [...entries].flatMap(([site, { record }]): [SiteId, string][] => {
          const focal = focalOn(record, day)
          return focal ? [[site, focal.phone]] : []
        })
        phonesOfNow = { entries, day, phones: { ...Object.fromEntries(own), ...rules.phones } }
      }
      return phonesOfNow.phones
    },
  }
}
