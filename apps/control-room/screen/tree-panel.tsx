import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef } from 'react'
import { EmptyState, text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { indexRegistry, type RegistryIndex, type Unit } from '#browser/meeting'
import { assignSite } from '../state/preview.ts'
import { countTree, isAnybodyThere } from '../state/tree-counts.ts'
import { stepInTree, type TreeKey, treeRows } from '../state/tree-rows.ts'
import { chooseUnit } from './choose-unit.ts'
import { FilterBar } from './filter-bar.tsx'
import styles from './tree-panel.module.css'
import { TreeRowView } from './tree-row-view.tsx'
import { useDesk, useProofsFiltered } from './use-desk.ts'

const ROW_PX = 32
/** A unit with sites below it that are there: its name, and how they stand to what is ordered. */
const UNIT_ROW_PX = 46
const treeKeys: readonly string[] = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End']
const isTreeKey = (key: string): key is TreeKey => treeKeys.includes(key)

const { useText, both } = text({
  tree: { vi: 'Các cấp và điểm cầu', en: 'Tiers and sites' },
  noMatch: { vi: 'Không có điểm cầu nào khớp', en: 'No site matches' },
  widen: {
    vi: 'Bớt chữ tìm hoặc chọn “Mọi trạng thái”.',
    en: 'Use fewer words or choose “Every state”.',
  },
  loading: { vi: 'Đang tải danh mục đơn vị…', en: 'Loading the registry…' },
  failed: { vi: 'Chưa tải được danh mục đơn vị', en: 'The registry could not be loaded' },
  retry: {
    vi: 'Tự thử lại sau mỗi 3 giây. Trong lúc đó tên điểm cầu hiện bằng mã.',
    en: 'Tried again every 3 s. Until then sites are shown by their codes.',
  },
})

const emptyIndex: RegistryIndex = indexRegistry({ version: '', units: [] }, 'VN')

/** The tiers with their counts. One tab stop; arrows move, Enter chooses. */
export function TreePanel() {
  const t = useText()
  const desk = useDesk()
  const registry = useLive(desk.registry, (state) => state)
  const standing = useLive(desk.roster, (state) => state.standing)
  const session = useLive(desk.inSession, (now) => now)
  const proven = useProofsFiltered()
  const filter = useLive(desk.view.live, (view) => view.filter)
  const expanded = useLive(desk.view.live, (view) => view.expanded)
  const focused = useLive(desk.view.live, (view) => view.row)
  const index = registry.kind === 'ready' ? registry.index : emptyIndex
  // biome-ignore lint/correctness/useExhaustiveDependencies: `standing` says when the roster matters here
  const counts = useMemo(() => countTree(index, desk.roster.get().roster), [index, standing])
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  const rows = useMemo(
    () => treeRows(index, desk.roster.get().roster, filter, expanded, session, desk.proofs.live.get()),
    [index, filter, expanded, standing, session, proven],
  )
  const heights = useMemo(
    () =>
      rows.map(({ unit, hasChildren }) =>
        hasChildren && isAnybodyThere(counts.get(unit.id)) ? UNIT_ROW_PX : ROW_PX,
      ),
    [rows, counts],
  )
  const measured = heights.join('')
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (at) => heights[at] ?? ROW_PX,
    getItemKey: useCallback((at: number) => rows[at]?.unit.id ?? at, [rows]),
    overscan: 12,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows are measured anew when their heights change
  useEffect(() => virtual.measure(), [measured])
  const at = rows.findIndex((row) => row.unit.id === focused)
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when the focus moves, not when rows change
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at)
  }, [focused])

  const choose = (unit: Unit) => chooseUnit(desk, unit)
  const pressed = (event: KeyboardEvent) => {
    const row = rows[at]
    if (event.key === 'Enter' && row) {
      const leaf = !row.hasChildren
      if (leaf) desk.preview.update((preview) => assignSite(preview, row.unit.id))
      choose(row.unit)
    } else if (event.key === ' ' && row) choose(row.unit)
    else if (isTreeKey(event.key)) {
      const step = stepInTree(rows, focused, event.key)
      if (step.kind === 'focus') desk.view.focusRow(step.id)
      if (step.kind === 'expand') desk.view.expand(step.id, true)
      if (step.kind === 'collapse') desk.view.expand(step.id, false)
    } else return
    event.preventDefault()
  }

  return (
    <nav className={styles.panel} aria-label={t('tree')}>
      <FilterBar />
      {registry.kind === 'loading' && <p className={styles.note}>{t('loading')}</p>}
      {registry.kind === 'failed' && <EmptyState title={both('failed')} hint={both('retry')} />}
      {registry.kind === 'ready' && rows.length === 0 && (
        <p className={styles.note}>
          {t('noMatch')}. {t('widen')}
        </p>
      )}
      <div
        ref={scroller}
        className={styles.rows}
        role="tree"
        tabIndex={0}
        aria-label={t('tree')}
        aria-activedescendant={at >= 0 ? `tree-${focused}` : undefined}
        onKeyDown={pressed}
      >
        <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index]
            return (
              row && (
                <TreeRowView
                  key={row.unit.id}
                  row={row}
                  counts={counts.get(row.unit.id)}
                  top={item.start}
                  height={item.size}
                  focused={row.unit.id === focused}
                  chosen={row.unit.id === filter.unit}
                />
              )
            )
          })}
        </div>
      </div>
    </nav>
  )
}
