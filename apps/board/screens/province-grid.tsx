import { useCallback } from 'react'
import { text, useLanguage } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { formatVietnamTime } from '#foundation/time'
import { commonSize, sizeToFit } from '../state/fit-text.ts'
import { columnsFor, type GridBox } from '../state/grid-shape.ts'
import { type Province, provincesOf } from '../state/provinces.ts'
import { count } from './numbers.ts'
import panel from './panel.module.css'
import styles from './province-grid.module.css'
import { Sign } from './sign.tsx'
import grid from './site-grid.module.css'
import { TileGrid } from './tile-grid.tsx'
import { useBoard } from './use-board.ts'
import { useMeasure } from './use-measure.ts'
import { remNow } from './use-size.ts'

const { useText } = text({
  provinces: { vi: '{count} tỉnh, thành phố: đã thông hai chiều', en: '{count} provinces: proven both ways' },
  failed: { vi: '{count} không đạt', en: '{count} failed' },
  unknown: { vi: 'Chưa có số liệu', en: 'No figures yet' },
  cut: { vi: 'Mất liên lạc {at}', en: 'No link since {at}' },
  ready: { vi: 'Đủ', en: 'All' },
  open: { vi: 'Còn chưa thử', en: 'Not all tested' },
})

const looks = {
  ready: { tone: 'good', sign: 'good' },
  attention: { tone: 'some', sign: 'fail' },
  open: { tone: 'open', sign: 'untested' },
  unknown: { tone: 'untested', sign: 'untested' },
  cut: { tone: 'fail', sign: 'absent' },
} as const
const lookOf = ({ state, isGrave }: Province) => ({
  ...looks[state],
  ...(isGrave && { tone: 'fail' as const }),
})

const isTold = ({ state }: Province): boolean => state !== 'cut' && state !== 'unknown'
const none = new Map()

/** The centre's grid: its own room and every province with how many of its sites are proven. */
export function ProvinceGrid() {
  const t = useText()
  const language = useLanguage()
  const board = useBoard()
  const rows = useLive(board.shown, (shown) => shown?.rows ?? none)
  const links = useLive(board.links, (now) => now)
  const index = useLive(board.registry, (state) => (state.kind === 'ready' ? state.index : null))
  const measure = useMeasure()
  const units = (index?.order ?? [])
    .filter(({ depth }) => depth <= 1)
    .map(({ id, label, depth, position, end }) => ({ id, label, rooms: depth === 0 ? 1 : end - position }))
  const downSince = new Map(
    links.filter(({ presence }) => presence !== 'up').map(({ peer, since }) => [peer, since]),
  )
  const provinces = provincesOf(units, rows, downSince)
  const names = provinces.map(({ name }) => name).join('|')
  const plan = useCallback(
    (box: GridBox) => {
      const shape = columnsFor(names.split('|').length, box)
      const rem = remNow()
      const room = { width: shape.width - 1.25 * rem - 4, height: shape.height * 0.48, indent: 0 }
      const bounds = { largest: 1.75 * rem, smallest: 0.625 * rem }
      return { ...shape, room, size: commonSize(names.split('|'), room, bounds, measure) }
    },
    [names, measure],
  )
  const words = ({ state, since, failed }: Province) => {
    if (state === 'attention') return t('failed', { count: failed })
    return state === 'cut' ? t('cut', { at: formatVietnamTime(since ?? 0).slice(11, 16) }) : t(state)
  }
  return (
    <section className={`${panel.panel} ${grid.panel}`}>
      <div className={panel.head}>
        <h2>{t('provinces', { count: Math.max(0, provinces.length - 1) })}</h2>
      </div>
      <TileGrid
        label={t('provinces', { count: provinces.length - 1 })}
        tiles={provinces.map((each) => ({
          ...each,
          ...lookOf(each),
          label: `${each.name}: ${each.proven}/${each.of}, ${words(each)}`,
        }))}
        onChoose={({ id }) => (id === 'VN' ? board.look(id) : board.unit.set(id))}
        plan={plan}
        draw={(each, { room, size, height }) => (
          <span className={styles.tile}>
            <span
              style={{
                fontSize: sizeToFit(each.name, room, { largest: size, smallest: 0.5 * remNow() }, measure),
              }}
            >
              {each.name}
            </span>
            <span className={styles.figures} style={{ fontSize: Math.min(2.5 * remNow(), height * 0.36) }}>
              {isTold(each) ? (
                <strong>
                  {count(each.proven, language)}
                  <small>/{count(each.of, language)}</small>
                </strong>
              ) : (
                <em>{words(each)}</em>
              )}
              <span className={styles.sign}>
                {each.failed > 0 && isTold(each) && count(each.failed, language)}
                <Sign kind={each.sign} />
              </span>
            </span>
          </span>
        )}
      />
    </section>
  )
}
