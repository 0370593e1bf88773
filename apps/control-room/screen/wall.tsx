import { EmptyState, text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { useDesk } from './use-desk.ts'
import styles from './wall.module.css'
import { WallGrid } from './wall-grid.tsx'
import { WallHead } from './wall-head.tsx'

const { useText, both } = text({
  wall: { vi: 'Tường điểm cầu', en: 'Wall of sites' },
  empty: { vi: 'Không có điểm cầu nào khớp bộ lọc', en: 'No site matches the filter' },
  widen: {
    vi: 'Bớt chữ tìm, chọn trạng thái khác, hoặc bỏ lọc.',
    en: 'Use fewer words, another state, or clear the filter.',
  },
})

/** All sites of the chosen unit by their stills, tier by tier. */
export function Wall() {
  const t = useText()
  const desk = useDesk()
  const none = useLive(desk.wall.live, ({ sites }) => sites.length === 0)
  const ready = useLive(desk.registry, ({ kind }) => kind === 'ready')
  return (
    <section className={styles.wall} aria-label={t('wall')}>
      <WallHead />
      {ready && none && <EmptyState title={both('empty')} hint={both('widen')} />}
      <WallGrid label={t('wall')} />
    </section>
  )
}
