import { Button } from '@mantine/core'
import { useCallback, useMemo } from 'react'
import { fill, text, useLanguage } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { sizeToFit } from '../state/fit-text.ts'
import type { GridBox } from '../state/grid-shape.ts'
import { nameGrid, roomIn } from '../state/name-grid.ts'
import { underTest } from '../state/rounds.ts'
import { rowsWithin, tilesOf } from '../state/tiles.ts'
import { count } from './numbers.ts'
import panel from './panel.module.css'
import { Sign, signWords } from './sign.tsx'
import styles from './site-grid.module.css'
import { TileGrid } from './tile-grid.tsx'
import { useBoard } from './use-board.ts'
import { useMeasure } from './use-measure.ts'
import { remNow } from './use-size.ts'

const { useText } = text({
  sites: { vi: '{count} điểm cầu', en: '{count} sites' },
  within: { vi: '{unit}: {count} điểm cầu', en: '{unit}: {count} sites' },
  back: { vi: 'Cả nước (Esc)', en: 'Whole country (Esc)' },
  marked: { vi: '{count} {word}', en: '{count} {word}' },
})

/** As in `tile-grid.module.css` and `site-grid.module.css`. */
const rimsNow = () => ({ across: 0.5 * remNow() + 4, down: 4, sign: 1.25 * remNow() })

/** Every site of the province by colour and sign, in the order of the alphabet, so that each stays in its place. */
export function SiteGrid() {
  const t = useText()
  const language = useLanguage()
  const board = useBoard()
  const rows = useLive(board.shown, (shown) => shown?.rows)
  const rounds = useLive(board.rounds, (now) => now)
  const unit = useLive(board.unit, (id) => id)
  const index = useLive(board.registry, (state) => (state.kind === 'ready' ? state.index : null))
  const measure = useMeasure()
  const tiles = useMemo(() => {
    const placeOf = (site: string) => index?.byId.get(site)?.position ?? Number.MAX_SAFE_INTEGER
    return tilesOf(rowsWithin(rows ?? new Map(), unit), placeOf, underTest(rounds))
  }, [rows, rounds, unit, index])
  const names = tiles.map(({ name }) => name).join('|')
  const plan = useCallback(
    (box: GridBox) => {
      const bounds = { largest: 1.5 * remNow(), smallest: 0.625 * remNow() }
      return nameGrid(names.split('|'), box, rimsNow(), bounds, measure)
    },
    [names, measure],
  )
  const marks = (['testing', 'absent'] as const).map((kind) => ({
    kind,
    sites: tiles.filter(({ sign }) => sign === kind).length,
  }))
  const total = count(tiles.length, language)
  return (
    <section className={`${panel.panel} ${styles.panel}`}>
      <div className={panel.head}>
        <h2>
          {unit === null
            ? t('sites', { count: total })
            : t('within', { unit: index?.byId.get(unit)?.name ?? unit, count: total })}
        </h2>
        <div className={panel.marks}>
          {marks
            .filter(({ sites }) => sites > 0)
            .map(({ kind, sites }) => (
              <span key={kind}>
                <Sign kind={kind} />
                {t('marked', { count: sites, word: signWords[kind][language] })}
              </span>
            ))}
        </div>
        {unit !== null && (
          <Button size="lg" variant="default" onClick={() => board.unit.set(null)}>
            {t('back')}
          </Button>
        )}
      </div>
      <TileGrid
        label={t('sites', { count: total })}
        tiles={tiles.map((tile) => ({
          ...tile,
          id: tile.site,
          tone: tile.grade,
          label: fill('{name}: {word}', { name: tile.name, word: signWords[tile.sign][language] }),
        }))}
        onChoose={({ site }) => board.look(site)}
        plan={plan}
        draw={({ name, sign }, shape, span) => {
          const bounds = { largest: shape.size, smallest: 0.5 * remNow() }
          return (
            <span
              className={styles.tile}
              style={{ fontSize: sizeToFit(name, roomIn(shape, rimsNow(), span), bounds, measure) }}
            >
              <Sign kind={sign} />
              {name}
            </span>
          )
        }}
      />
    </section>
  )
}
