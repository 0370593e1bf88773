import type { FocalPerson, SiteRecord } from '#contract/directory'
import type { LineRecord } from '#contract/readiness'

const isNamed = ({ from, to }: FocalPerson, day: string): boolean =>
  (from === null || from <= day) && (to === null || day <= to)

/** Whom to call at a site on that day (`2026-07-01`): the principal, else the first deputy; null: nobody is named (F14). */
export function focalOn(record: SiteRecord | undefined, day: string): FocalPerson | null {
  const persons = record ? [record.principal, ...record.deputies] : []
  return persons.find((person) => person !== null && isNamed(person, day)) ?? null
}

/** The site's lines as incidents know them, the primary first. */
export const linesOf = ({ site, lines }: SiteRecord): LineRecord[] =>
  [lines.primary, lines.backup].flatMap((line) => {
    if (line === null) return []
    const { provider, circuit, phone, contractedKbps } = line
    return [{ of: site, kind: 'site' as const, provider, circuit, phone, contractedKbps }]
  })
