import { Button, Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlayerStop, IconStethoscope } from '@tabler/icons-react'
import { useEffect } from 'react'
import { TimeAgo } from '#browser/kit'
import { useLive } from '#browser/live-state'
import type { Attendance } from '../state/attendance.ts'
import type { Room } from '../state/room.ts'
import { isNeeded } from '../state/test-start.ts'
import styles from './self-test.module.css'
import { GradeMark } from './test-grade.tsx'
import { TestResult } from './test-result.tsx'
import { testWords } from './test-words.ts'
import { words } from './words.ts'

/**
 * The button for a test of one's own (key T), and the newest result as a small mark that opens it. While the session
 * needs the site there is no button: such a test says little, and the desk is needed for other things.
 */
export function TestPanel({ room, attendance }: { room: Room; attendance: Attendance }) {
  const t = testWords.useText()
  const w = words.useText()
  const { selfTest } = attendance
  const kind = useLive(selfTest.state, (now) => now.kind)
  const verdict = useLive(room.facts, ({ tests }) => tests?.verdict ?? null)
  const needed = useLive(room.facts, isNeeded)
  const [opened, { open, close }] = useDisclosure(false)
  const isRunning = kind === 'running'
  const isBusy = isRunning || kind === 'beginning' || kind === 'judging'
  useTestKey(() => {
    if (!needed && !isBusy) selfTest.start()
  })
  if (needed && !isBusy) return null
  return (
    <div className={styles.panel}>
      <Button
        variant="default"
        leftSection={isRunning ? <IconPlayerStop size={20} /> : <IconStethoscope size={20} />}
        loading={isBusy && !isRunning}
        onClick={isRunning ? selfTest.stop : selfTest.start}
      >
        {t(isRunning ? 'stop' : 'selfTest')}
      </Button>
      {isBusy ? (
        <span className={styles.mark}>{t('running')}</span>
      ) : verdict?.measurement ? (
        <button type="button" className={styles.mark} onClick={open}>
          <GradeMark grade={verdict.grade} />
          {verdict.provedAt !== null && <TimeAgo at={verdict.provedAt} />}
        </button>
      ) : (
        <span className={styles.mark}>
          <GradeMark grade="untested" />
        </span>
      )}
      <Modal
        opened={opened && verdict !== null}
        onClose={close}
        size="lg"
        title={`${t('selfTest')} – ${t('result')}`}
        closeButtonProps={{ 'aria-label': w('close') }}
      >
        {verdict && <TestResult verdict={verdict} />}
      </Modal>
    </div>
  )
}

/** The key T, where nothing is being typed. */
function useTestKey(run: () => void) {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const { key, repeat, ctrlKey, metaKey, altKey, target } = event
      if (key.toLowerCase() !== 't' || repeat || ctrlKey || metaKey || altKey) return
      if (
        target instanceof HTMLElement &&
        target.closest('input, textarea, [role="listbox"], [role="dialog"]')
      )
        return
      run()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [run])
}
