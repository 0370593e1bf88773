import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useRef } from 'react'
import styles from './row-list.module.css'
import { usePrinting } from './use-printing.ts'

interface Props<Row> {
  /** Unique on the page; its rows have `<id>-<row>`. */
  id: string
  label: string
  rows: readonly Row[]
  idOf: (row: Row) => string
  /** Of a row, CSS pixels. */
  height: number
  /** The row that has the keys; null: none yet. */
  current: string | null
  onCurrent: (id: string) => void
  /** Enter, or a click. */
  onOpen: (id: string) => void
  draw: (row: Row) => ReactNode
}

/** The rows in sight and some around them; all of them on paper. One tab stop: arrows move, Enter opens. */
export function RowList<Row>({
  id,
  label,
  rows,
  idOf,
  height,
  current,
  onCurrent,
  onOpen,
  draw,
}: Props<Row>) {
  const scroller = useRef<HTMLDivElement>(null)
  const printing = usePrinting()
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    getItemKey: useCallback(
      (at: number) => {
        const row = rows[at]
        return row === undefined ? at : idOf(row)
      },
      [rows, idOf],
    ),
    overscan: 8,
  })
  const at = current === null ? -1 : rows.findIndex((row) => idOf(row) === current)
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when another row has the keys, not when rows change
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at)
  }, [current])

  const pressed = (event: KeyboardEvent) => {
    const inSight = Math.max(1, Math.floor((scroller.current?.clientHeight ?? height) / height) - 1)
    const next = step(event.key, at, rows.length, inSight)
    const target = next === null ? undefined : rows[next]
    if (event.key === 'Enter' && current !== null && at >= 0) onOpen(current)
    else if (target !== undefined) onCurrent(idOf(target))
    else return
    event.preventDefault()
  }

  const option = (row: Row, top: number | null) => {
    const name = idOf(row)
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the list's
      <div
        key={name}
        id={`${id}-${name}`}
        role="option"
        tabIndex={-1}
        aria-selected={name === current}
        className={styles.row}
        style={top === null ? {} : { position: 'absolute', top, height }}
        onClick={() => {
          // The keys stay with the list: the row may be scrolled away.
          scroller.current?.focus()
          onOpen(name)
        }}
      >
        {draw(row)}
      </div>
    )
  }
  return (
    <div
      ref={scroller}
      id={id}
      className={styles.scroller}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={at >= 0 ? `${id}-${current}` : undefined}
      onKeyDown={pressed}
    >
      {printing ? (
        rows.map((row) => option(row, null))
      ) : (
        <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = rows[index]
            return row === undefined ? null : option(row, start)
          })}
        </div>
      )}
    </div>
  )
}

/** The row to which a key moves; null: the key moves nowhere, or there is no row. */
export function step(key: string, at: number, count: number, inSight: number): number | null {
  if (count === 0) return null
  const to = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + inSight,
    PageUp: at - inSight,
    Home: 0,
    End: count - 1,
  }[key]
  return to === undefined ? null : Math.min(count - 1, Math.max(0, to))
}
