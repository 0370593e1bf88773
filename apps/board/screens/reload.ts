import { ofTab, remember } from '#browser/kit'

const reloaded = remember('board.reloaded', (value) => (typeof value === 'number' ? value : undefined), ofTab)

/** When this tab loaded itself again last, Unix ms; 0: never. */
export const reloadedAt = (): number => reloaded.read() ?? 0

export function reloadNow(): void {
  reloaded.write(Date.now())
  location.reload()
}
