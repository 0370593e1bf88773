import { EmptyState, text } from '#browser/kit'
import { SceneView } from '#browser/layouts'
import { useLive } from '#browser/live-state'
import { screenOf, speakerOf, withheldFrom } from '#contract'
import { sitesOf } from '../state/scene-change.ts'
import { ComingSessions } from './coming-sessions.tsx'
import { ContentPanel } from './content-panel.tsx'
import { ListenSwitch } from './listen-switch.tsx'
import { useLivePictures } from './live-pictures.ts'
import { ProgramMenu } from './program-menu.tsx'
import { SlotStillAge } from './slot-still-age.tsx'
import styles from './stage.module.css'
import { useStillOf } from './still-of.ts'
import { TileAlarm } from './tile-alarm.tsx'
import { useDesk, useLabels, useWorked } from './use-desk.ts'
import { WithheldNote } from './withheld-note.tsx'

const { useText, both } = text({
  title: { vi: 'ĐANG PHÁT', en: 'PROGRAM' },
  none: { vi: 'Chưa có phiên họp', en: 'No session' },
  next: {
    vi: 'Mở phiên ở trang Văn phòng, mục Lịch phiên họp; gần giờ họp thì mở được tại đây. Phiên của cấp trên tự hiện.',
    en: 'Open one at the office, in the calendar; near its time it can be opened here. A session from above appears by itself.',
  },
  waiting: { vi: 'Đang nhận trạng thái phiên họp…', en: 'Receiving the state of the sessions…' },
  moment: { vi: 'Thường mất chưa đến một giây.', en: 'This usually takes less than a second.' },
})

export function ProgramPane() {
  const t = useText()
  const labels = useLabels()
  const session = useWorked()
  const desk = useDesk()
  const known = useLive(desk.sessions.live, ({ kind }) => kind === 'known')
  const speaker = session && speakerOf(session)
  const withheld = session ? withheldFrom(session.program.scene, session) : []
  const screen = session && screenOf(session)
  const stillOf = useStillOf(screen ? sitesOf(screen) : [])
  const { isLive: _, isLiveIn, ...pictures } = useLivePictures()
  return (
    <div className={styles.pane}>
      <header className={styles.head}>
        <h2 className={styles.onAir}>{t('title')}</h2>
        <ProgramMenu />
        <ContentPanel />
        <ListenSwitch />
      </header>
      <div className={styles.picture}>
        {session && screen ? (
          <SceneView
            screen={screen}
            labels={labels}
            title={session.title}
            now={desk.nodeNow}
            speaking={speaker === null ? [] : [speaker]}
            frame="program"
            stillOf={stillOf}
            {...pictures}
            overlay={(slot, site) => (
              <>
                <SlotStillAge site={site} live={screen !== null && isLiveIn(screen, slot)} />
                {site && <TileAlarm site={site} className={styles.alarm} />}
                <WithheldNote session={session} site={withheld[slot] ?? null} />
              </>
            )}
          />
        ) : (
          <div className={styles.noProgram}>
            {known ? (
              <ComingSessions none={<EmptyState title={both('none')} hint={both('next')} />} />
            ) : (
              <EmptyState title={both('waiting')} hint={both('moment')} />
            )}
          </div>
        )}
      </div>
    </div>
  )
}
