import { useElementSize } from '@mantine/hooks'
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef } from 'react'
import { useLive } from '#browser/live-state'
import { WALL } from '../edge/shortcuts.ts'
import { assignSite } from '../state/preview.ts'
import { isGridKey, rowOfTile, stepOnWall, tiersOnWall, wallRows } from '../state/wall-rows.ts'
import { useDesk } from './use-desk.ts'
import { useSurroundings } from './use-surroundings.ts'
import styles from './wall.module.css'
import { WallGroup } from './wall-group.tsx'
import { WallTile } from './wall-tile.tsx'

const TILE_PX = 152
const GAP_PX = 8
const CAPTION_PX = 58
const GROUP_PX = 30

/** The tiles in sight and a few rows around them. One tab stop; arrows move, Enter assigns, M the microphone. */
export function WallGrid({ label }: { label: string }) {
  const desk = useDesk()
  const sites = useLive(desk.wall.live, (state) => state.sites)
  const filter = useLive(desk.view.live, (view) => view.filter)
  const focused = useLive(desk.view.live, (view) => view.site)
  const reveal = useLive(desk.view.live, (view) => view.reveal)
  const index = useLive(desk.registry, (state) => (state.kind === 'ready' ? state.index : null))
  const around = useSurroundings()

  const scroller = useRef<HTMLDivElement>(null)
  const { ref: sized, width, height } = useElementSize()
  const columns = Math.max(1, Math.floor((width + GAP_PX) / (TILE_PX + GAP_PX)))
  const tileWidth = (width - GAP_PX * (columns - 1)) / columns
  const rowHeight = Math.round((tileWidth * 9) / 16 + CAPTION_PX + GAP_PX)
  const tierOf = useMemo(() => index && tiersOnWall(index), [index])
  const rows = useMemo(() => wallRows(sites, columns, tierOf), [sites, columns, tierOf])
  const heads = useMemo(() => rows.flatMap(({ kind }, at) => (kind === 'head' ? [at] : [])), [rows])
  const headAt = (first: number) => heads.findLast((head) => head <= first)

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (at) => (rows[at]?.kind === 'head' ? GROUP_PX : rowHeight),
    getItemKey: useCallback((at: number) => `${rows[at]?.kind} ${rows[at]?.sites[0]}`, [rows]),
    // The head of what is in sight is drawn although it has been scrolled away.
    rangeExtractor: (range: Range) => {
      const drawn = defaultRangeExtractor(range)
      const kept = headAt(range.startIndex)
      return kept === undefined || drawn.includes(kept) ? drawn : [kept, ...drawn]
    },
    scrollPaddingStart: heads.length > 0 ? GROUP_PX : 0,
    overscan: 2,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows are measured anew when their height changes
  useEffect(() => virtual.measure(), [rowHeight])
  const at = focused ? sites.indexOf(focused) : -1
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question starts at the top
  useEffect(() => {
    if (virtual.scrollOffset) virtual.scrollToOffset(0)
  }, [filter])
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when it is asked to, never by itself
  useEffect(() => {
    if (at >= 0 && width > 0) virtual.scrollToIndex(rowOfTile(rows, at))
  }, [reveal])

  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && focused) desk.preview.update((preview) => assignSite(preview, focused))
    else if (isGridKey(event.key)) {
      const rowsInSight = Math.max(1, Math.floor(height / rowHeight))
      const next = at < 0 ? 0 : stepOnWall(rows, at, rowsInSight, event.key)
      desk.view.revealSite(sites[next] ?? null)
    } else return
    event.preventDefault()
  }
  const kept = headAt(virtual.range?.startIndex ?? 0)

  return (
    <div
      ref={scroller}
      id={WALL}
      className={styles.scroller}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={at >= 0 ? `wall-${focused}` : undefined}
      onKeyDown={pressed}
    >
      <div ref={sized} className={styles.grid} style={{ height: virtual.getTotalSize() }}>
        {width > 0 &&
          virtual.getVirtualItems().flatMap(({ index: place, start, key }) => {
            const row = rows[place]
            if (!row) return []
            if (row.kind === 'head') {
              const { tier, sites } = row
              const top = place === kept ? null : start
              return <WallGroup key={key} tier={tier} sites={sites} top={top} height={GROUP_PX} />
            }
            return row.sites.map((site, column) => (
              <WallTile
                key={site}
                site={site}
                focused={site === focused}
                onAir={around.onAir.has(site)}
                inPreview={around.inPreview.has(site)}
                open={around.openMicrophones.has(site)}
                speaks={site === around.speaker}
                left={column * (tileWidth + GAP_PX)}
                top={start}
                width={tileWidth}
                height={rowHeight - GAP_PX}
              />
            ))
          })}
      </div>
    </div>
  )
}
