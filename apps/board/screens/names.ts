import { useLive } from '#browser/live-state'
import { type Labels, nameOf } from '#browser/meeting'
import type { SiteId } from '#contract'
import type { Rows } from '../state/shown.ts'
import { withoutProvince } from '../state/tiles.ts'
import { useBoard } from './use-board.ts'

const noLabels: Labels = {}
const noRows: Rows = new Map()

/** Gives the whole name of a site: with its province at the centre, where names come more than once. */
export function useNames(): (site: SiteId) => string {
  const board = useBoard()
  const isCentre = useLive(board.greeting, (greeting) => greeting?.id === 'VN')
  const rows = useLive(board.shown, (shown) => shown?.rows ?? noRows)
  const labels = useLive(board.registry, (state) => (state.kind === 'ready' ? state.labels : noLabels))
  return (site) => {
    const label = rows.get(site)?.label ?? nameOf(labels, site)
    return isCentre ? label : withoutProvince(label)
  }
}

/** The rows that the board shows now. */
export const useRows = (): Rows => useLive(useBoard().shown, (shown) => shown?.rows ?? noRows)
