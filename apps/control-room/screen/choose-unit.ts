import type { Unit } from '#browser/meeting'
import type { Desk } from '../desk.ts'

/** Chooses a unit of the tree: a tier fills the wall with its sites, a site is shown among its neighbours. */
export function chooseUnit(desk: Desk, unit: Unit): void {
  desk.view.focusRow(unit.id)
  const tier = unit.end > unit.position + 1
  const top = tier ? unit.id : unit.parent
  if (desk.view.live.get().filter.unit !== top) desk.view.filter({ unit: top })
  if (tier) desk.view.focusSite(unit.id)
  else desk.view.revealSite(unit.id)
}
