import { useState } from 'react'
import { text, useNow } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { nameOf } from '#browser/meeting'
import type { SessionState } from '#contract'
import type { ScriptLine, ScriptState } from '#contract/script'
import { type LineView, lineViews, watchTime } from '../state/script.ts'
import { ReasonedButton } from './reasoned-button.tsx'
import styles from './script.module.css'
import { Troubles } from './script-now.tsx'
import { useDesk, useLabels } from './use-desk.ts'
import { useScriptReason } from './use-script.ts'

const { useText } = text({
  lines: { vi: 'Các dòng', en: 'Lines' },
  now: { vi: 'đang chạy', en: 'runs' },
  done: { vi: 'đã xong', en: 'done' },
  skipped: { vi: 'bỏ qua', en: 'skipped' },
  ahead: { vi: 'chưa tới', en: 'ahead' },
  planned: { vi: 'dự kiến {time}', en: '{time} planned' },
  really: { vi: 'thực {time}', en: '{time} really' },
  scene: { vi: 'Cảnh: {name}', en: 'Scene: {name}' },
  gone: { vi: 'đã xóa', en: 'deleted' },
  keep: { vi: 'giữ màn hình đang phát', en: 'what is on air stays' },
  speakers: { vi: 'Micro: {names}', en: 'Microphones: {names}' },
  'keep-floor': { vi: 'giữ như đang mở', en: 'stay as they are' },
  chair: { vi: 'chỉ chủ tọa', en: 'the chair’s alone' },
  go: { vi: 'Chuyển tới dòng này', en: 'Go to this line' },
})

/** Every line with planned and real time; one that is pressed says what it does, and can be gone to. */
export function ScriptLines({ script, session }: { script: ScriptState; session: SessionState }) {
  const t = useText()
  const { ahead } = useDesk()
  const now = useNow() + useLive(ahead, (ms) => ms)
  const [open, setOpen] = useState<string | null>(null)
  return (
    <ol className={styles.list} aria-label={t('lines')}>
      {lineViews(script, now).map((view) => (
        <li key={view.line.id}>
          <Row
            view={view}
            isOpen={open === view.line.id}
            onPress={() => setOpen((before) => (before === view.line.id ? null : view.line.id))}
          />
          {open === view.line.id && <Opened line={view.line} session={session} />}
        </li>
      ))}
    </ol>
  )
}

function Row({ view, isOpen, onPress }: { view: LineView; isOpen: boolean; onPress: () => void }) {
  const t = useText()
  const { line, number, state, spentMs, overMs } = view
  return (
    <button
      type="button"
      className={styles.row}
      data-state={state}
      aria-expanded={isOpen}
      {...(state === 'now' && { 'aria-current': 'step' as const })}
      onClick={onPress}
    >
      <span className={styles.number}>{number}</span>
      <span className={styles.name}>{line.title}</span>
      <span className={styles.time}>
        {line.plannedSeconds > 0 && (
          <div>{t('planned', { time: watchTime(line.plannedSeconds * 1000) })}</div>
        )}
        {state === 'now' || state === 'done' ? (
          <div className={overMs > 0 ? styles.over : undefined}>
            {t('really', { time: watchTime(spentMs) })}
          </div>
        ) : (
          <div>{t(state)}</div>
        )}
      </span>
    </button>
  )
}

function Opened({ line, session }: { line: ScriptLine; session: SessionState }) {
  const t = useText()
  const { script, savedScenes } = useDesk()
  const labels = useLabels()
  const reason = useScriptReason()
  const saved = useLive(savedScenes.live, (scenes) => scenes)
  const sceneName = (id: string) => saved.find((each) => each.id === id)?.name ?? t('gone')
  const { scene, audiences, speakers } = line
  const names = (speakers ?? []).map((site) => nameOf(labels, site)).join(', ')
  return (
    <div className={styles.opened}>
      {line.who && <p className={styles.line}>{line.who}</p>}
      <p className={styles.line}>{t('scene', { name: scene === null ? t('keep') : sceneName(scene) })}</p>
      {audiences.map((each) => (
        <p key={each.program} className={styles.line}>
          {session.programs.find(({ id }) => id === each.program)?.name ?? t('gone')}: {sceneName(each.scene)}
        </p>
      ))}
      <p className={styles.line}>
        {t('speakers', { names: speakers === null ? t('keep-floor') : names || t('chair') })}
      </p>
      {line.note && <p className={styles.note}>{line.note}</p>}
      <Troubles line={line} session={session} />
      <div className={styles.buttons}>
        <ReasonedButton
          size="xs"
          variant="default"
          reason={reason}
          onClick={() => void script.move({ kind: 'line', line: line.id })}
        >
          {t('go')}
        </ReasonedButton>
      </div>
    </div>
  )
}
