import { IconCircle, IconCircleCheckFilled, IconCircleDot, IconMicrophone } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useLanguage } from '#browser/kit'
import { useLive } from '#browser/live-state'
import type { Attendance } from '../state/attendance.ts'
import type { SelfTestState } from '../state/self-test.ts'
import { type Progress, progressOf } from '../state/test-progress.ts'
import { LevelBar } from './level-bar.tsx'
import styles from './self-test.module.css'
import { stepNames, stepWords, testWords } from './test-words.ts'

type Running = Extract<SelfTestState, { kind: 'running' }>

/** How often the time left is looked at, milliseconds. */
const LOOK_MS = 250

/** What the test does now, how long it takes at most, and what the person is asked for. */
export function TestSteps({ state, attendance }: { state: Running; attendance: Attendance }) {
  const t = testWords.useText()
  const language = useLanguage()
  const progress = useProgress(state)
  const microphone = useLive(attendance.capture.state, (now) => now.microphone)
  const asksForSpeech = state.asksPerson && (progress.step === 'province' || progress.step === 'centre')
  const steps = [...progress.done, progress.step, ...progress.coming]
  return (
    <div className={styles.steps}>
      <strong className={styles.now} role="status">
        {stepWords[progress.step][language]}
      </strong>
      <div className={styles.bar} role="img" aria-label={t('left', { seconds: progress.secondsLeft })}>
        <span style={{ transform: `scaleX(${progress.share})` }} />
      </div>
      <span className={styles.left}>{t('left', { seconds: progress.secondsLeft })}</span>
      {asksForSpeech && (
        <div className={styles.speak} role="status">
          <span>
            <IconMicrophone size={26} aria-hidden /> {t('speak')}
          </span>
          <LevelBar captured={microphone} />
        </div>
      )}
      <ol className={styles.list}>
        {steps.map((step, at) => {
          const state = at < progress.done.length ? 'done' : step === progress.step ? 'now' : 'coming'
          const Shape = shapes[state]
          return (
            <li key={step} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
              <Shape size={20} aria-hidden /> {stepNames[step][language]}
            </li>
          )
        })}
      </ol>
    </div>
  )
}

const shapes = { done: IconCircleCheckFilled, now: IconCircleDot, coming: IconCircle }

function useProgress({ run }: Running): Progress {
  const [now, look] = useState(() => performance.now())
  useEffect(() => {
    const timer = setInterval(() => look(performance.now()), LOOK_MS)
    return () => clearInterval(timer)
  }, [])
  return progressOf(run, Math.max(now, run.stepStartedMs))
}
