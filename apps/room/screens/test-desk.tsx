import { Button } from '@mantine/core'
import { IconPlayerStop, IconStethoscope } from '@tabler/icons-react'
import { useLanguage } from '#browser/kit'
import { useLive } from '#browser/live-state'
import type { Attendance } from '../state/attendance.ts'
import type { Room } from '../state/room.ts'
import type { SelfTestState } from '../state/self-test.ts'
import { placeOf } from '../state/test-place.ts'
import styles from './self-test.module.css'
import { TestQuestions } from './test-questions.tsx'
import { TestResult } from './test-result.tsx'
import { TestSteps } from './test-steps.tsx'
import { testWords } from './test-words.ts'

/** The test beside the picture of the meeting; nothing while none runs here. */
export function TestAtDesk({ room, attendance }: { room: Room; attendance: Attendance }) {
  const t = testWords.useText()
  const language = useLanguage()
  const { selfTest } = attendance
  const state = useLive(selfTest.state, (now) => now)
  const facts = useLive(room.facts, (now) => now)
  if (placeOf(state, facts) !== 'desk') return null
  return (
    <section className={styles.atDesk} aria-label={t('selfTest')} data-self-test={state.kind}>
      <strong>
        <IconStethoscope size={20} aria-hidden /> {t('selfTest')}
      </strong>
      {state.kind === 'running' && (
        <>
          {!state.asksPerson && <span>{t('quiet')}</span>}
          {state.run.step === 'answers' && <TestQuestions answers={state.answers} selfTest={selfTest} />}
          <TestSteps state={state} attendance={attendance} />
        </>
      )}
      {state.kind === 'done' && <TestResult verdict={state.verdict} />}
      {state.kind === 'failed' && <p role="alert">{state.error?.message[language] ?? t('failed')}</p>}
      {state.kind === 'stopped' && <p role="status">{t(wordOf(state.why))}</p>}
      {(state.kind === 'beginning' || state.kind === 'judging') && <p role="status">{t(state.kind)}</p>}
      {state.kind === 'running' ? (
        <Button variant="default" leftSection={<IconPlayerStop size={20} />} onClick={selfTest.stop}>
          {t('stop')}
        </Button>
      ) : (
        <Button variant="default" onClick={selfTest.putAside}>
          {t('close')}
        </Button>
      )}
    </section>
  )
}

const wordOf = (why: Extract<SelfTestState, { kind: 'stopped' }>['why']) =>
  why === 'session' ? 'stoppedBySession' : 'stoppedByPerson'
