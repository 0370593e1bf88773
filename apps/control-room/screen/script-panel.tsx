import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { obstacleTo } from '../state/obstacle.ts'
import { useObstacleWords } from './obstacle-words.ts'
import { ReasonedButton } from './reasoned-button.tsx'
import styles from './script.module.css'
import { ScriptDepartures } from './script-departures.tsx'
import { ScriptEditor } from './script-editor.tsx'
import { ScriptLines } from './script-lines.tsx'
import { ScriptNow } from './script-now.tsx'
import { useDesk, useSession, useStanding } from './use-desk.ts'

const { useText } = text({
  none: {
    vi: 'Phiên họp chưa có kịch bản. Mỗi dòng gắn với một cảnh đã lưu, người phát biểu, thời gian; phím J chuyển cả màn hình, micro và đồng hồ sang dòng kế.',
    en: 'The session has no script. A line is bound to a saved scene, speakers and a time; J moves screen, microphones and timer to the next line.',
  },
  elsewhere: {
    vi: 'Đang viết dở kịch bản của phiên khác; viết kịch bản này thì bỏ bản đó.',
    en: 'Another session’s script is being written here; writing this one drops it.',
  },
  write: { vi: 'Viết kịch bản', en: 'Write the script' },
  change: { vi: 'Sửa kịch bản', en: 'Change the script' },
})

/** The script of the session: where it is and what comes next, or its lines as they are written. */
export function ScriptPanel() {
  const t = useText()
  const words = useObstacleWords()
  const { script } = useDesk()
  const session = useSession()
  const obstacle = obstacleTo('display', useStanding())
  const now = useLive(script.live, (state) => state)
  const draft = useLive(script.draft, (state) => state)
  if (!session) return null
  if (draft?.session === session.id) return <ScriptEditor draft={draft} session={session} />
  const isWritten = now !== null && now.lines.length > 0
  return (
    <section className={styles.panel}>
      {isWritten ? (
        <>
          <ScriptNow script={now} session={session} />
          <ScriptLines script={now} session={session} />
          <ScriptDepartures departures={now.departures} />
        </>
      ) : (
        <p className={styles.none}>{t('none')}</p>
      )}
      {draft && <p className={styles.none}>{t('elsewhere')}</p>}
      <ReasonedButton
        size="xs"
        variant="default"
        reason={obstacle && words(obstacle)}
        onClick={() => script.edit()}
      >
        {t(isWritten ? 'change' : 'write')}
      </ReasonedButton>
    </section>
  )
}
