import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { nameOf, stateOf } from '#browser/meeting'
import type { SiteId } from '#contract'
import { useDesk, useLabels } from './use-desk.ts'
import styles from './wall.module.css'

const { useText } = text({
  some: { vi: '{connected}/{total} đã kết nối', en: '{connected}/{total} connected' },
  none: { vi: '{total} chưa kết nối', en: '{total} not connected' },
})

/** The head of a tier's tiles: stays in sight while they are. */
export function WallGroup(props: {
  tier: SiteId
  sites: readonly SiteId[]
  /** In pixels; null: kept at the upper edge. */
  top: number | null
  height: number
}) {
  const { tier, sites, top, height } = props
  const t = useText()
  const desk = useDesk()
  const name = nameOf(useLabels(), tier)
  const connected = useLive(
    desk.roster,
    ({ roster }) => sites.filter((site) => stateOf(roster, site) === 'connected').length,
  )
  const total = sites.length
  return (
    <div
      role="presentation"
      className={styles.group}
      data-kept={top === null}
      style={{ height, ...(top !== null && { top }) }}
    >
      <strong>{name}</strong>
      <span>{t(connected > 0 ? 'some' : 'none', { connected, total })}</span>
    </div>
  )
}
