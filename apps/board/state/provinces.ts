import type { SiteId } from '#contract'
import { isProven } from './proven.ts'
import type { Rows } from './shown.ts'
import { rowsWithin, withoutProvince } from './tiles.ts'

/** A province on the centre's board. */
export interface Province {
  id: SiteId
  name: string
  proven: number
  of: number
  /** Sites that were tested and are not ready. */
  failed: number
  /**
   * `cut`: the link to it is down, its figures are those of then; `unknown`: it has told nothing yet; `attention`:
   * something failed; `ready`: every site is proven; `open`: some are not tested.
   */
  state: 'ready' | 'attention' | 'open' | 'unknown' | 'cut'
  /** The link to it is down, or more failed there than one in twenty. */
  isGrave: boolean
  /** Since when the link is down, by the node's clock. */
  since: number | null
}

export interface KnownUnit {
  id: SiteId
  label: string
  /** How many rooms the registry has there, its own among them. */
  rooms: number
}

/** Of a hundred communes a few are always at fault: only what is more than this stands out. */
const GRAVE_SHARE = 0.05

/** The provinces in their order, with those that have told nothing: the country has no hole. */
export function provincesOf(
  units: readonly KnownUnit[],
  rows: Rows,
  downSince: ReadonlyMap<SiteId, number>,
): Province[] {
  return units.map(({ id, label, rooms }) => {
    const own = id === 'VN' ? [...rows.values()].filter(({ site }) => site === id) : rowsWithin(rows, id)
    const failed = own.filter(({ grade }) => grade === 'fail').length
    const proven = own.filter(isProven).length
    const since = downSince.get(id) ?? null
    const state =
      since !== null
        ? 'cut'
        : own.length === 0
          ? 'unknown'
          : failed > 0
            ? 'attention'
            : proven === own.length
              ? 'ready'
              : 'open'
    const isGrave = state === 'cut' || failed > GRAVE_SHARE * own.length
    return { id, name: provinceName(label), proven, of: own.length || rooms, failed, state, isGrave, since }
  })
}

/** `HCM - Thành phố Hồ Chí Minh` → `Hồ Chí Minh`. */
export const provinceName = (label: string): string =>
  withoutProvince(label).replace(/^(Tỉnh|Thành phố) /u, '')
