import { useEffect } from 'react'
import { useLive } from '#browser/live-state'
import { LEFT_ALONE_MS } from '../state/site-view.ts'
import styles from './board.module.css'
import { CausesPane } from './causes-pane.tsx'
import { DutiesPane } from './duties-pane.tsx'
import { Headline } from './headline.tsx'
import { ProvinceGrid } from './province-grid.tsx'
import { RoundPanel } from './round-panel.tsx'
import { SiteDialog } from './site-dialog.tsx'
import { SiteGrid } from './site-grid.tsx'
import { TopBar } from './top-bar.tsx'
import { useBoard } from './use-board.ts'

/** Everything on one screen: the figures, the grid with the round below it, who is not ready, what is to be done. */
export function Panels() {
  const board = useBoard()
  const isOld = useLive(board.freshness, ({ kind }) => kind === 'old')
  const unit = useLive(board.unit, (id) => id)
  const isCentre = useLive(board.greeting, (greeting) => greeting?.id === 'VN')
  const site = useLive(board.site, (view) => view?.site ?? null)
  useGoBack()
  return (
    <div className={styles.board} data-old={isOld}>
      <TopBar />
      <div className={styles.figures}>
        <Headline />
      </div>
      <main className={styles.main}>
        <div className={styles.left}>
          {isCentre && unit === null ? <ProvinceGrid /> : <SiteGrid />}
          <RoundPanel />
        </div>
        <div className={styles.right}>
          <CausesPane />
          <DutiesPane />
        </div>
      </main>
      {site !== null && <SiteDialog key={site} />}
    </div>
  )
}

/** Esc shows the whole country again, as does a board that somebody walked away from. */
function useGoBack() {
  const board = useBoard()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const touched = () => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        board.look(null)
        board.unit.set(null)
      }, LEFT_ALONE_MS)
    }
    const press = ({ key }: KeyboardEvent) => {
      if (key === 'Escape' && board.site.get() === null) board.unit.set(null)
    }
    const kinds = ['keydown', 'pointerdown', 'pointermove'] as const
    for (const kind of kinds) window.addEventListener(kind, touched)
    window.addEventListener('keydown', press)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('keydown', press)
      for (const kind of kinds) window.removeEventListener(kind, touched)
    }
  }, [board])
}
