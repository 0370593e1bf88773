import { IconAlertTriangleFilled } from '@tabler/icons-react'
import { text, useNow } from '#browser/kit'
import { useLive } from '#browser/live-state'
import type { SessionState } from '#contract'
import { runningLine, type ScriptLine, type ScriptState } from '#contract/script'
import { lineViews, nextLine, type Trouble, troublesOf, watchTime } from '../state/script.ts'
import { ReasonedButton } from './reasoned-button.tsx'
import styles from './script.module.css'
import { useTroubleWords } from './script-words.ts'
import { useDesk, useStanding } from './use-desk.ts'
import { useScriptReason } from './use-script.ts'

const { useText } = text({
  ready: { vi: 'Chưa bắt đầu', en: 'Not begun' },
  over: { vi: 'Kịch bản đã hết', en: 'The script is over' },
  line: { vi: 'Dòng {number}. {title}', en: 'Line {number}. {title}' },
  next: { vi: 'Dòng kế: {title}', en: 'Next: {title}' },
  planned: { vi: '/ {time} dự kiến', en: '/ {time} planned' },
  late: { vi: 'quá {time}', en: '{time} over' },
  paused: { vi: 'đồng hồ đang dừng', en: 'the timer stands still' },
  go: { vi: 'Tiếp', en: 'Next' },
  begin: { vi: 'Bắt đầu', en: 'Begin' },
  end: { vi: 'Kết thúc kịch bản', en: 'End the script' },
  back: { vi: 'Trước', en: 'Previous' },
  pause: { vi: 'Dừng đồng hồ', en: 'Pause the timer' },
  resume: { vi: 'Chạy đồng hồ', en: 'Resume the timer' },
  undo: { vi: 'Hoàn tác', en: 'Undo' },
  busy: { vi: 'Đang chuyển dòng', en: 'The line is being changed' },
})

/** The line that runs with its timer and note, what comes next and what is wrong with it, and the keys. */
export function ScriptNow({ script, session }: { script: ScriptState; session: SessionState }) {
  const t = useText()
  const desk = useDesk()
  const now = useNow() + useLive(desk.ahead, (ms) => ms)
  const reason = useScriptReason()
  const busy = useLive(desk.script.underWay, (all) => all.has('script'))
  // Which program is worked on decides whose the undo is.
  useLive(desk.programs.worked, (worked) => worked)
  const next = nextLine(script)
  const { is } = script.run
  const isGoing = is === 'running' || is === 'paused'
  const current = lineViews(script, now).find(({ line }) => line.id === runningLine(script.run))
  const blocked = reason ?? (busy ? t('busy') : null)
  const { line } = current ?? {}
  return (
    <div className={styles.now} data-over={(current?.overMs ?? 0) > 0}>
      <h2 className={styles.title} role="status">
        {line
          ? t('line', { number: current?.number ?? 0, title: line.title })
          : t(is === 'over' ? 'over' : 'ready')}
      </h2>
      {line?.who && <p className={styles.line}>{line.who}</p>}
      {current && (
        <p className={styles.clock} data-script-clock>
          {watchTime(current.spentMs)}{' '}
          {current.line.plannedSeconds > 0 && (
            <small>{t('planned', { time: watchTime(current.line.plannedSeconds * 1000) })}</small>
          )}{' '}
          {current.overMs > 0 && (
            <small className={styles.over}>{t('late', { time: watchTime(current.overMs) })}</small>
          )}{' '}
          {is === 'paused' && <small className={styles.over}>{t('paused')}</small>}
        </p>
      )}
      {line?.note && <p className={styles.note}>{line.note}</p>}
      {line && <Troubles line={line} session={session} />}
      {next && <p className={styles.line}>{t('next', { title: next.title })}</p>}
      {next && <Troubles line={next} session={session} />}
      <div className={styles.buttons}>
        {next && (
          <ReasonedButton size="xs" reason={blocked} onClick={() => void desk.script.move({ kind: 'next' })}>
            {t(is === 'ready' ? 'begin' : 'go')} <kbd className={styles.key}>J</kbd>
          </ReasonedButton>
        )}
        {!next && isGoing && (
          <ReasonedButton size="xs" reason={blocked} onClick={() => void desk.script.move({ kind: 'end' })}>
            {t('end')}
          </ReasonedButton>
        )}
        {is !== 'ready' && line !== script.lines[0] && (
          <ReasonedButton
            size="compact-xs"
            variant="default"
            reason={blocked}
            onClick={() => void desk.script.move({ kind: 'previous' })}
          >
            {t('back')} <kbd className={styles.key}>Shift+J</kbd>
          </ReasonedButton>
        )}
        {isGoing && (
          <ReasonedButton
            size="compact-xs"
            variant="default"
            reason={blocked}
            onClick={() => void desk.script.toggleTimer()}
          >
            {t(is === 'paused' ? 'resume' : 'pause')} <kbd className={styles.key}>.</kbd>
          </ReasonedButton>
        )}
        {desk.script.ownsUndo() && (
          <ReasonedButton
            size="compact-xs"
            variant="default"
            reason={blocked}
            onClick={() => void desk.script.undo()}
          >
            {t('undo')} <kbd className={styles.key}>Ctrl+Z</kbd>
          </ReasonedButton>
        )}
      </div>
    </div>
  )
}

/** What is wrong with a line as things are now. */
export function Troubles({ line, session }: { line: ScriptLine; session: SessionState }) {
  const desk = useDesk()
  const words = useTroubleWords()
  const { node } = useStanding()
  const saved = useLive(desk.savedScenes.live, (scenes) => scenes)
  const links = useLive(desk.links, (now) => now)
  useLive(desk.roster, ({ standing }) => standing)
  const { roster } = desk.roster.get()
  const troubles: Trouble[] = troublesOf(line, session, { saved, roster, node, links, now: desk.nodeNow() })
  return troubles.map((trouble) => (
    <p key={words(trouble)} className={styles.trouble}>
      <IconAlertTriangleFilled size={14} aria-hidden /> {words(trouble)}
    </p>
  ))
}
