import type { SiteId } from '#contract'

export type UnitKind = 'trung_uong' | 'thanh_pho' | 'tinh' | 'xa' | 'phuong' | 'dac_khu' | 'co_quan'

/**
 * An administrative unit as it was during `validFrom` … `validTo` (local dates `YYYY-MM-DD`; `validTo` is
 * the first day on which it is no longer so, null while it still is). A unit whose kind or name changed has
 * one row per period, with the same id.
 */
export interface Unit {
  readonly code: string
  readonly id: SiteId
  readonly parentId: SiteId | null
  readonly kind: UnitKind
  readonly name: string
  readonly fullName: string
  readonly slug: string
  /** Three letters, of the centre and of provinces only. */
  readonly abbr: string | null
  readonly validFrom: string
  readonly validTo: string | null
}

/** Whether the row describes the unit on that local date. */
export function isValidOn(unit: Unit, date: string): boolean {
  return unit.validFrom <= date && (unit.validTo === null || date < unit.validTo)
}
