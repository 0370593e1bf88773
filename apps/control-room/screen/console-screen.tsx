import { useLive } from '#browser/live-state'
import styles from './console-screen.module.css'
import { CuePanel } from './cue-panel.tsx'
import { DragLayer } from './drag-layer.tsx'
import { IssuedLinkDialog } from './issued-link-dialog.tsx'
import { KeyHelpDialog } from './key-help.tsx'
import { NoteStack } from './note-stack.tsx'
import { OnAirList } from './on-air-list.tsx'
import { ProofDialog } from './proof-dialog.tsx'
import { SideTabs } from './side-tabs.tsx'
import { SitePanel } from './site-panel.tsx'
import { Stage } from './stage.tsx'
import { TopBar } from './top-bar.tsx'
import { TreePanel } from './tree-panel.tsx'
import { useDesk } from './use-desk.ts'
import { Wall } from './wall.tsx'
import { ZoomDialog } from './zoom-dialog.tsx'

/** The desk: tree left, preview and program above the wall, floor right. Nothing scrolls but the lists. */
export function ConsoleScreen() {
  const stale = useLive(useDesk().connection.state, ({ kind }) => kind !== 'open')
  return (
    <DragLayer>
      <div className={styles.screen}>
        <TopBar />
        <main className={styles.desk} data-stale={stale}>
          <TreePanel />
          <div className={styles.centre}>
            <Stage />
            <Wall />
            <CuePanel />
          </div>
          <aside className={styles.side}>
            <SideTabs />
            <SitePanel />
            <OnAirList />
          </aside>
        </main>
        <IssuedLinkDialog />
        <ZoomDialog />
        <ProofDialog />
        <KeyHelpDialog />
        <NoteStack />
      </div>
    </DragLayer>
  )
}
