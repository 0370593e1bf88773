import { Button } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { IconArrowsSort } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react'
import { EmptyState, text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { WALL } from '../edge/shortcuts.ts'
import { assignSite } from '../state/preview.ts'
import { nameOf } from '../state/registry-index.ts'
import { stateOf } from '../state/roster.ts'
import { type GridKey, stepInGrid } from '../state/wall-order.ts'
import { useDesk, useLabels } from './use-desk.ts'
import { useSurroundings } from './use-surroundings.ts'
import styles from './wall.module.css'
import { WallTile } from './wall-tile.tsx'

const TILE_PX = 156
const GAP_PX = 8
const CAPTION_PX = 58
const gridKeys: readonly string[] = [
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'PageUp',
  'PageDown',
]
const isGridKey = (key: string): key is GridKey => gridKeys.includes(key)

const { useText, both } = text({
  wall: { vi: 'Tường điểm cầu', en: 'Wall of sites' },
  all: { vi: 'Tất cả điểm cầu', en: 'All sites' },
  count: { vi: '{connected}/{total} đã kết nối', en: '{connected}/{total} connected' },
  sort: { vi: 'Xếp lại ({count} ô đã đổi)', en: 'Sort again ({count} tiles changed)' },
  everything: { vi: 'Bỏ lọc', en: 'Clear the filter' },
  empty: { vi: 'Không có điểm cầu nào khớp bộ lọc', en: 'No site matches the filter' },
  widen: {
    vi: 'Bớt chữ tìm, chọn trạng thái khác, hoặc bỏ lọc.',
    en: 'Use fewer words, another state, or clear the filter.',
  },
  keys: {
    vi: 'Mũi tên: di chuyển · Enter: đưa vào ô đang chọn · M: micro',
    en: 'Arrows: move · Enter: into the chosen slot · M: microphone',
  },
})

/** All sites of the chosen unit by their stills. One tab stop; arrows move, Enter assigns, M the microphone. */
export function Wall() {
  const t = useText()
  const desk = useDesk()
  const labels = useLabels()
  const { sites, outdated } = useLive(desk.wall.live, (state) => state)
  const { filter, site: focused, reveal } = useLive(desk.view.live, (view) => view)
  const standing = useLive(desk.roster, (state) => state.standing)
  const ready = useLive(desk.registry, ({ kind }) => kind === 'ready')
  const around = useSurroundings()
  // biome-ignore lint/correctness/useExhaustiveDependencies: `standing` says when the roster matters here
  const connected = useMemo(() => {
    const { roster } = desk.roster.get()
    return sites.filter((site) => stateOf(roster, site) === 'connected').length
  }, [sites, standing])

  const scroller = useRef<HTMLDivElement>(null)
  const { ref: sized, width, height } = useElementSize()
  const columns = Math.max(1, Math.floor((width + GAP_PX) / (TILE_PX + GAP_PX)))
  const tileWidth = (width - GAP_PX * (columns - 1)) / columns
  const rowHeight = Math.round((tileWidth * 9) / 16 + CAPTION_PX + GAP_PX)
  const virtual = useVirtualizer({
    count: Math.ceil(sites.length / columns),
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 2,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows are measured anew when their height changes
  useEffect(() => virtual.measure(), [rowHeight])
  const at = focused ? sites.indexOf(focused) : -1
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question starts at the top
  useEffect(() => virtual.scrollToOffset(0), [filter])
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when it is asked to, never by itself
  useEffect(() => {
    if (at >= 0 && width > 0) virtual.scrollToIndex(Math.floor(at / columns))
  }, [reveal])

  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && focused) desk.preview.update((preview) => assignSite(preview, focused))
    else if (isGridKey(event.key)) {
      const rowsInSight = Math.max(1, Math.floor(height / rowHeight))
      const next = at < 0 ? 0 : stepInGrid(at, sites.length, columns, rowsInSight, event.key)
      desk.view.revealSite(sites[next] ?? null)
    } else return
    event.preventDefault()
  }
  const filtered = filter.text !== '' || filter.state !== 'all' || filter.unit !== null

  return (
    <section className={styles.wall} aria-label={t('wall')}>
      <header className={styles.head}>
        <h2>{filter.unit ? nameOf(labels, filter.unit) : t('all')}</h2>
        <span className={styles.count}>{t('count', { connected, total: sites.length })}</span>
        {filtered && (
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => desk.view.filter({ text: '', state: 'all', unit: null })}
          >
            {t('everything')}
          </Button>
        )}
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
        <small>{t('keys')}</small>
      </header>
      {ready && sites.length === 0 && <EmptyState title={both('empty')} hint={both('widen')} />}
      <div
        ref={scroller}
        id={WALL}
        className={styles.scroller}
        role="listbox"
        tabIndex={0}
        aria-label={t('wall')}
        aria-activedescendant={at >= 0 ? `wall-${focused}` : undefined}
        onKeyDown={pressed}
      >
        <div ref={sized} className={styles.grid} style={{ height: virtual.getTotalSize() }}>
          {width > 0 &&
            virtual
              .getVirtualItems()
              .flatMap((row) =>
                sites
                  .slice(row.index * columns, (row.index + 1) * columns)
                  .map((site, column) => (
                    <WallTile
                      key={site}
                      site={site}
                      focused={site === focused}
                      onAir={around.onAir.has(site)}
                      inPreview={around.inPreview.has(site)}
                      open={around.openMicrophones.has(site)}
                      left={column * (tileWidth + GAP_PX)}
                      top={row.start}
                      width={tileWidth}
                      height={rowHeight - GAP_PX}
                    />
                  )),
              )}
        </div>
      </div>
    </section>
  )
}
