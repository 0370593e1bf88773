import { Tooltip } from '@mantine/core'
import { IconArrowBackUp, IconLock } from '@tabler/icons-react'
import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { undoLast } from '../edge/undo.ts'
import { sceneOf } from '../state/preview.ts'
import { undoTarget } from '../state/program-history.ts'
import { askedUntil, sitesWithoutConsent } from '../state/requests.ts'
import { nothingToTake } from '../state/scene-change.ts'
import { DressingPanel } from './dressing-panel.tsx'
import { useObstacleWords } from './obstacle-words.ts'
import { ReasonedButton } from './reasoned-button.tsx'
import { SavedScenes } from './saved-scenes.tsx'
import styles from './stage.module.css'
import { TransitionButton } from './transition-button.tsx'
import { useDesk, useObstacle, useStanding, useWorked } from './use-desk.ts'
import { timeOf } from './vietnam-clock.ts'

const { useText } = text({
  take: { vi: 'PHÁT', en: 'TAKE' },
  taking: { vi: 'Đang phát…', en: 'Taking…' },
  same: { vi: 'Xem trước đang giống màn hình đang phát', en: 'The preview is what is on air' },
  empty: { vi: 'Xem trước đang trống: phát sẽ làm tối mọi màn hình', en: 'The preview is empty' },
  undo: { vi: 'Hoàn tác', en: 'Undo' },
  undoing: { vi: 'Đang hoàn tác…', en: 'Undoing…' },
  back: {
    vi: 'Trở lại bản {revision} ({by} phát lúc {at}), Ctrl+Z',
    en: 'Back to revision {revision} (taken by {by} at {at}), Ctrl+Z',
  },
  consent: {
    vi: 'Có điểm cầu mà tỉnh chưa đồng ý cho lên hình: bấm “Xin tỉnh” bên dưới hoặc đổi điểm cầu',
    en: 'A province has not agreed to show one of the sites: press “Ask” below, or change the site',
  },
  awaited: {
    vi: 'Đã xin, đang chờ tỉnh trả lời; có thể đổi điểm cầu và phát',
    en: 'Asked: the province has not answered yet; change the site to take',
  },
  'back-script': {
    vi: 'Trở lại bản {revision}, cùng dòng và micro trước của kịch bản, Ctrl+Z',
    en: 'Back to revision {revision}, with line and microphones of the script as they were, Ctrl+Z',
  },
  nothing: { vi: 'Chưa có lượt phát nào để hoàn tác', en: 'No take to undo yet' },
})

/** The take, its undo, and why they can't be used. */
export function TakeColumn() {
  const t = useText()
  const words = useObstacleWords()
  const desk = useDesk()
  const session = useWorked()
  const obstacle = useObstacle('display')
  const nothing = useLive(desk.preview, (preview) =>
    session ? nothingToTake(session.program.scene, sceneOf(preview)) : null,
  )
  const { node } = useStanding()
  const missing = useLive(desk.preview, (preview) => {
    const sites = session ? sitesWithoutConsent(session, sceneOf(preview), node) : []
    if (!session || sites.length === 0) return null
    return askedUntil(session, sites) === null ? 'consent' : 'awaited'
  })
  // Looked at anew when a session or an undo is noted, and when another program is chosen.
  useLive(desk.sessions.live, (state) => state)
  const target = undoTarget(desk.programs.history())
  const taking = useLive(desk.takes.live, (state) => state)
  const busy = taking.kind === 'under-way' ? taking.purpose.kind : null
  const blocked = obstacle ? words(obstacle) : null
  useLive(desk.script.live, (now) => now)
  const isScripts = desk.script.ownsUndo()
  const back = target && {
    revision: target.revision,
    by: target.takenBy,
    at: timeOf(target.takenAt),
  }
  return (
    <div className={styles.column}>
      <ReasonedButton
        className={styles.take ?? ''}
        reason={blocked ?? (busy ? t('taking') : nothing ? t(nothing) : missing ? t(missing) : null)}
        loading={busy === 'take'}
        onClick={() => void desk.takes.take()}
      >
        <span className={styles.takeWord}>{t('take')}</span>
        <kbd>T</kbd>
      </ReasonedButton>
      {/* Above is the take, to the left are slots: what is said stands over the picture to the right. */}
      <Tooltip
        label={back && t(isScripts ? 'back-script' : 'back', back)}
        disabled={!back || blocked !== null}
        position="right"
        multiline
        maw={260}
      >
        <div>
          <ReasonedButton
            className={styles.undo ?? ''}
            variant="default"
            leftSection={<IconArrowBackUp size={15} aria-hidden />}
            reason={blocked ?? (back ? null : t('nothing'))}
            reasonAt="right"
            loading={busy === 'undo'}
            {...(back && { 'aria-label': `${t('undo')}: ${t(isScripts ? 'back-script' : 'back', back)}` })}
            onClick={() => void undoLast(desk)}
          >
            {t('undo')}
          </ReasonedButton>
        </div>
      </Tooltip>
      <TransitionButton />
      <SavedScenes />
      <DressingPanel />
      {busy && (
        <p className={styles.busy} role="status">
          {t(busy === 'take' ? 'taking' : 'undoing')}
        </p>
      )}
      {blocked && (
        <p className={styles.blocked}>
          <IconLock size={15} aria-hidden /> {blocked}
        </p>
      )}
    </div>
  )
}
