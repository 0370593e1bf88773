import { PreviewPane } from './preview-pane.tsx'
import { ProgramPane } from './program-pane.tsx'
import styles from './stage.module.css'
import { TakeColumn } from './take-column.tsx'
import { TakeNews } from './take-news.tsx'

/** Preview left, take between, program right; below, what a take would change or why the last one was refused. */
export function Stage() {
  return (
    <section className={styles.stage}>
      <PreviewPane />
      <TakeColumn />
      <ProgramPane />
      <TakeNews />
    </section>
  )
}
