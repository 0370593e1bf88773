import { Button } from '@mantine/core'
import { IconArrowsSort } from '@tabler/icons-react'
import { useMemo } from 'react'
import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { nameOf, stateOf } from '#browser/meeting'
import { isOpen, leavesOut, openFilter } from '../state/site-filter.ts'
import { useDesk, useLabels } from './use-desk.ts'
import styles from './wall.module.css'
import { WallChips } from './wall-chips.tsx'

const { useText } = text({
  all: { vi: 'Tất cả điểm cầu', en: 'All sites' },
  filtered: { vi: 'Đang lọc', en: 'Filtered' },
  filteredIn: { vi: 'Đang lọc · {unit}', en: 'Filtered · {unit}' },
  connected: { vi: 'đã kết nối', en: 'connected' },
  sort: { vi: 'Xếp lại ({count} ô đã đổi) (W)', en: 'Sort again ({count} tiles changed) (W)' },
  everything: { vi: 'Bỏ lọc (F)', en: 'Clear filter (F)' },
  keys: {
    vi: 'Mũi tên: di chuyển · Enter: đưa vào ô đang chọn · M: micro',
    en: 'Arrows: move · Enter: into the chosen slot · M: microphone',
  },
})

/** What the wall shows and of how many, who on it calls for somebody, and the ways to ask for something else. */
export function WallHead() {
  const t = useText()
  const desk = useDesk()
  const labels = useLabels()
  const { sites, outdated } = useLive(desk.wall.live, (state) => state)
  const filter = useLive(desk.view.live, (view) => view.filter)
  const standing = useLive(desk.roster, (state) => state.standing)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `standing` says when the roster matters here
  const connected = useMemo(() => {
    const { roster } = desk.roster.get()
    return sites.filter((site) => stateOf(roster, site) === 'connected').length
  }, [sites, standing])
  const unit = filter.unit && nameOf(labels, filter.unit)
  const title = leavesOut(filter) ? (unit ? t('filteredIn', { unit }) : t('filtered')) : (unit ?? t('all'))
  return (
    <header className={styles.head}>
      <h2 title={title}>{title}</h2>
      <span className={styles.count}>
        {connected}/{sites.length} <span>{t('connected')}</span>
      </span>
      {!isOpen(filter) && (
        <Button size="compact-xs" variant="subtle" onClick={() => desk.view.filter(openFilter)}>
          {t('everything')}
        </Button>
      )}
      <WallChips />
      {outdated > 0 && (
        <Button
          size="compact-xs"
          variant="light"
          leftSection={<IconArrowsSort size={14} aria-hidden />}
          onClick={desk.wall.sortAgain}
        >
          {t('sort', { count: outdated })}
        </Button>
      )}
      <small>
        <span>{t('keys')}</span>
      </small>
    </header>
  )
}
