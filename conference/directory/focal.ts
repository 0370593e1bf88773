import type { FocalPerson, SiteRecord } from '#contract/directory'
import type { LineRecord } from '#contract/readiness'

const isNamed = ({ from, to }: FocalPerson, day: string): boolean =>
  (from === null || from <= day) && (to === null || day <= to)

/** The focal persons of a site whose days hold on that day (`2026-07-01`), the principal first (F14). */
export function focalsOn(record: SiteRecord | undefined, day: string): FocalPerson[] {
  const persons = record ? [record.principal, ...record.deputies] : []
  return persons.flatMap((person) => (person !== null && isNamed(person, day) ? [person] : []))
}

/** Whom to call at a site on that day: the principal, else the first deputy; null: nobody is named (F14). */
export const focalOn = (record: SiteRecord | undefined, day: string): FocalPerson | null =>
  focalsOn(record, day)[0] ?? null

/** The site's lines as incidents know them, the primary first. */
export const linesOf = ({ site, lines }: SiteRecord): LineRecord[] =>
  [lines.primary, lines.backup].flatMap((line) => {
    if (line === null) return []
    const { provider, circuit, phone, contractedKbps } = line
    return [{ of: site, kind: 'site' as const, provider, circuit, phone, contractedKbps }]
  })
