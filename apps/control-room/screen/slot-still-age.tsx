import type { SiteId } from '#contract'
import styles from './live.module.css'
import { StillAge } from './still-age.tsx'
import { useStatus } from './use-desk.ts'

/** How old a slot's still is, while it shows one. */
export function SlotStillAge({ site, live }: { site: SiteId | null; live: boolean }) {
  const stillAt = useStatus(site ?? '')?.stillAt ?? 0
  if (site === null || live || stillAt === 0) return null
  return (
    <span className={styles.stillAge}>
      <StillAge at={stillAt} />
    </span>
  )
}
