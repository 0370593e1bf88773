import { Button } from '@mantine/core'
import { IconPhone, IconPlayerStop, IconRefresh, IconStethoscope } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useLive } from '#browser/live-state'
import type { Attendance } from '../state/attendance.ts'
import type { Room } from '../state/room.ts'
import { placeOf } from '../state/test-place.ts'
import { ReturnedPicture } from './returned-picture.tsx'
import styles from './self-test.module.css'
import { TestQuestions } from './test-questions.tsx'
import { TestResult } from './test-result.tsx'
import { TestSteps } from './test-steps.tsx'
import { testWords } from './test-words.ts'
import { words } from './words.ts'

/** The test in large, in place of the picture of the meeting: progress, questions, result. Escape stops or closes it. */
export function TestScreen({ room, attendance }: { room: Room; attendance: Attendance }) {
  const t = testWords.useText()
  const w = words.useText()
  const { selfTest } = attendance
  const state = useLive(selfTest.state, (now) => now)
  const facts = useLive(room.facts, (now) => now)
  const known = useLive(room.known, (now) => now)
  const isHere = placeOf(state, facts) === 'display'
  useEffect(() => {
    if (!isHere) return
    const pressed = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape' || document.fullscreenElement) return
      if (selfTest.state.get().kind === 'running') selfTest.stop()
      else selfTest.putAside()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [isHere, selfTest])
  if (!isHere) return null
  return (
    <section className={styles.screen} aria-label={t('selfTest')} data-self-test={state.kind} data-floating>
      <header className={styles.screenHead}>
        <h2>
          <IconStethoscope size={32} aria-hidden /> {t('selfTest')}
        </h2>
        <span>{known?.site}</span>
      </header>
      {(state.kind === 'beginning' || state.kind === 'judging') && (
        <p className={styles.wait} role="status">
          {t(state.kind)}
        </p>
      )}
      {state.kind === 'running' && (
        <div className={styles.running}>
          <div>
            {state.run.step === 'answers' && <TestQuestions answers={state.answers} selfTest={selfTest} />}
            <TestSteps state={state} attendance={attendance} />
          </div>
          <ReturnedPicture shown={selfTest.shown} step={state.run.step} />
        </div>
      )}
      {state.kind === 'done' && <TestResult verdict={state.verdict} />}
      <footer className={styles.screenFoot}>
        {known?.dutyPhone && (
          <span>
            <IconPhone size={20} aria-hidden /> {w('dutyPhone')} <strong>{known.dutyPhone}</strong>
          </span>
        )}
        {state.kind === 'running' && (
          <Button variant="default" leftSection={<IconPlayerStop size={20} />} onClick={selfTest.stop}>
            {t('stop')}
          </Button>
        )}
        {state.kind === 'done' && (
          <>
            <Button variant="default" leftSection={<IconRefresh size={20} />} onClick={selfTest.start}>
              {t('again')}
            </Button>
            <Button data-autofocus onClick={selfTest.putAside}>
              {t('close')}
            </Button>
          </>
        )}
      </footer>
    </section>
  )
}
