import { useNow } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { lasted } from '#browser/meeting'
import styles from './floor-panel.module.css'
import { useDesk } from './use-desk.ts'

/** How long something has lasted, counting on. `since`: by the node's clock. */
export function Lasted({ since }: { since: number }) {
  const ahead = useLive(useDesk().ahead, (ms) => ms)
  return <span className={styles.lasted}>{lasted(useNow() + ahead - since)}</span>
}
