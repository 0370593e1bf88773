import { type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from 'react'
import { type GridBox, type Shape, walk } from '../state/grid-shape.ts'
import styles from './tile-grid.module.css'
import { remNow, useSize } from './use-size.ts'

export interface GridTile {
  id: string
  /** What is read out. */
  label: string
  tone: 'good' | 'acceptable' | 'some' | 'fail' | 'open' | 'untested'
}

/**
 * So many tiles, as large as the box allows, each in its place. One is reached by Tab, the others by arrows; Enter or
 * a click chooses.
 */
export function TileGrid<Tile extends GridTile, Plan extends Shape>(props: {
  label: string
  tiles: readonly Tile[]
  /** How the tiles lie in a box; a function that stays the same while its answers do. */
  plan: (box: GridBox) => Plan
  draw: (tile: Tile, plan: Plan, span: number) => ReactNode
  onChoose: (tile: Tile) => void
}) {
  const { label, tiles, plan, draw, onChoose } = props
  const frame = useRef<HTMLDivElement>(null)
  const size = useSize(frame)
  const shape = useMemo(() => plan({ ...size, gap: 0.25 * remNow() }), [plan, size])
  const { columns, height, places } = shape
  const [at, setAt] = useState(0)
  const current = Math.min(at, Math.max(0, tiles.length - 1))

  const onKeyDown = (event: KeyboardEvent) => {
    const to = walk(event.key, current, places)
    if (to === null) return
    event.preventDefault()
    setAt(to)
    frame.current?.querySelectorAll('button')[to]?.focus()
  }
  return (
    <div className={styles.frame} ref={frame}>
      <fieldset
        className={styles.grid}
        aria-label={label}
        style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`, gridAutoRows: `${height}px` }}
        onKeyDown={onKeyDown}
      >
        {size.height > 0 &&
          tiles.map((tile, index) => (
            <button
              key={tile.id}
              type="button"
              className={styles.tile}
              data-tile={tile.id}
              data-tone={tile.tone}
              style={{ gridColumn: `span ${places[index]?.span ?? 1}` }}
              tabIndex={index === current ? 0 : -1}
              aria-label={tile.label}
              onFocus={() => setAt(index)}
              onClick={() => onChoose(tile)}
            >
              {draw(tile, shape, places[index]?.span ?? 1)}
            </button>
          ))}
      </fieldset>
    </div>
  )
}
