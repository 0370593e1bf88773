import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { Fragment, type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { text, useNow } from '#browser/kit'
import { type Heights, packPages, type Run } from '../state/pages.ts'
import { beginTurning, holdStill, pageOf, turnByHand, turnByTime } from '../state/turning.ts'
import styles from './paged.module.css'
import panel from './panel.module.css'
import { useSize } from './use-size.ts'

const { useText } = text({
  before: { vi: 'Trang trước', en: 'Page before' },
  next: { vi: 'Trang sau', en: 'Next page' },
})

export interface PagedGroup {
  key: string
  /** `isContinued`: it began on a page before. */
  head: (isContinued: boolean) => ReactNode
  rows: readonly { key: string; row: ReactNode }[]
}

/** A list that is longer than its place: pages turn by themselves, or by the keys; no row is cut and none left out. */
export function Paged(props: {
  title: ReactNode
  /** What all pages have in them, over each of them where there are more than one. */
  summary?: ReactNode
  groups: readonly PagedGroup[]
  /** The keys for the page before and the next one. */
  keys: readonly [string, string]
  empty: ReactNode
}) {
  const { title, summary, groups, keys, empty } = props
  const t = useText()
  const frame = useRef<HTMLDivElement>(null)
  const ruler = useRef<HTMLDivElement>(null)
  const { height } = useSize(frame)
  const heights = useHeights(ruler, groups)
  const pages = packPages(heights, height)
  const { page, turn } = useTurning(pages.length, keys, frame)
  return (
    <>
      <div className={panel.head}>
        {title}
        {pages.length > 1 && (
          <div className={styles.turn}>
            <button type="button" aria-label={t('before')} onClick={() => turn(-1)}>
              <IconChevronLeft aria-hidden />
            </button>
            <span data-page>
              {page + 1}/{pages.length}
            </span>
            <button type="button" aria-label={t('next')} onClick={() => turn(1)}>
              <IconChevronRight aria-hidden />
            </button>
          </div>
        )}
      </div>
      {pages.length > 1 && summary}
      <div className={styles.frame} ref={frame}>
        {groups.length === 0 ? (
          <div className={styles.empty}>{empty}</div>
        ) : (
          (pages[page] ?? []).map((run) => <Group key={run.group} run={run} groups={groups} />)
        )}
        <div className={styles.ruler} aria-hidden>
          <div ref={ruler}>
            {groups.map(({ key, head, rows }) => (
              <Fragment key={key}>
                <div data-head>{head(false)}</div>
                <div data-again>{head(true)}</div>
                {rows.map(({ key: of, row }) => (
                  <div key={of}>{row}</div>
                ))}
              </Fragment>
            ))}
          </div>
        </div>
      </div>
    </>
  )
}

function Group({ run, groups }: { run: Run; groups: readonly PagedGroup[] }) {
  const group = groups[run.group]
  if (!group) return null
  return (
    <section>
      {group.head(run.from > 0)}
      {group.rows.slice(run.from, run.to).map(({ key, row }) => (
        <Fragment key={key}>{row}</Fragment>
      ))}
    </section>
  )
}

/** The heights of every heading and row as they are drawn, unseen, beside the page. */
function useHeights(
  ruler: RefObject<HTMLDivElement | null>,
  groups: readonly PagedGroup[],
): readonly Heights[] {
  const size = useSize(ruler)
  const [heights, setHeights] = useState<readonly Heights[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another width, font or other words give other heights.
  useLayoutEffect(() => {
    const read: { head: number; again: number; rows: number[] }[] = []
    for (const element of ruler.current?.children ?? []) {
      const height = Math.ceil(element.getBoundingClientRect().height)
      const group = read.at(-1)
      if (element.hasAttribute('data-head')) read.push({ head: height, again: 0, rows: [] })
      else if (element.hasAttribute('data-again') && group) group.again = height
      else group?.rows.push(height)
    }
    setHeights((before) => (JSON.stringify(before) === JSON.stringify(read) ? before : read))
  }, [groups, size])
  return heights
}

function useTurning(
  pages: number,
  [before, after]: readonly [string, string],
  frame: RefObject<HTMLDivElement | null>,
) {
  const now = useNow()
  const [turning, setTurning] = useState(() => beginTurning(Date.now()))
  useEffect(() => setTurning((at) => turnByTime(at, pages, now)), [now, pages])
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const dialog = document.querySelector('dialog[open]')
      if (event.defaultPrevented || (dialog && !dialog.contains(frame.current))) return
      const step = event.key === before ? -1 : event.key === after ? 1 : null
      if (step !== null) setTurning((at) => turnByHand(at, pages, step, Date.now()))
    }
    const hold = () => setTurning((at) => holdStill(at, Date.now()))
    const place = frame.current
    window.addEventListener('keydown', press)
    place?.addEventListener('pointermove', hold)
    place?.addEventListener('focusin', hold)
    return () => {
      window.removeEventListener('keydown', press)
      place?.removeEventListener('pointermove', hold)
      place?.removeEventListener('focusin', hold)
    }
  }, [before, after, pages, frame])
  return {
    page: pageOf(turning, pages),
    turn: (step: 1 | -1) => setTurning((at) => turnByHand(at, pages, step, Date.now())),
  }
}
