import type { SiteId } from '#contract'

/** A unit of today. */
export interface UnitOfToday {
  site: SiteId
  label: string
  name: string
}

/** Finds a unit by its id, a commune by its five digits, a province by its two; a sheet drops zeros in front (I1). */
export function unitsByCode(units: readonly UnitOfToday[]): (code: string) => UnitOfToday | null {
  const byId = new Map(units.map((unit) => [unit.site, unit]))
  const byCode = new Map(units.map((unit) => [unit.site.split('-').at(-1) ?? '', unit]))
  return (code) => {
    const plain = code.toUpperCase().replace(/\s/g, '')
    const digits = /^\d+$/.test(plain) ? plain.padStart(plain.length <= 2 ? 2 : 5, '0') : null
    return (digits === null ? byId.get(plain) : byCode.get(digits)) ?? null
  }
}
