import { Button, Modal, Select, TextInput } from '@mantine/core'
import { IconRepeat } from '@tabler/icons-react'
import { useState } from 'react'
import { text } from '#browser/kit'
import type { Plan, Recurrence } from '#contract/calendar'
import { DoneNote } from '../../screens/done-note.tsx'
import { FailureNote } from '../../screens/failure-note.tsx'
import { useDesk } from '../../screens/use-office.ts'
import styles from './plan-panel.module.css'
import { isoDayOf } from './plan-time.ts'

const { useText } = text({
  repeat: { vi: 'Lặp lại…', en: 'Repeat…' },
  title: { vi: 'Lặp lại phiên họp', en: 'Repeat the session' },
  told: {
    vi: 'Mỗi ngày là một bản nháp riêng, cùng giờ, cùng nội dung; thông báo từng phiên khi cần.',
    en: 'Each date is a draft of its own, at the same time of day, saying the same; announce each when it is due.',
  },
  every: { vi: 'Lặp', en: 'It comes again' },
  week: { vi: 'Hằng tuần', en: 'Every week' },
  month: { vi: 'Hằng tháng', en: 'Every month' },
  quarter: { vi: 'Hằng quý', en: 'Every quarter' },
  until: { vi: 'Đến hết ngày', en: 'Until' },
  except: { vi: 'Trừ các ngày (cách nhau dấu phẩy)', en: 'Except on these days, with commas between' },
  day: { vi: 'Ngày viết như 24/11/2026.', en: 'Write the day as 24/11/2026.' },
  now: { vi: 'Lập các phiên', en: 'Plan them' },
  made: { vi: 'Đã lập thêm {count} bản nháp.', en: '{count} drafts were made.' },
  close: { vi: 'Đóng', en: 'Close' },
})

const steps = ['week', 'month', 'quarter'] as const

/** Plans a session again on the dates that follow (E36). */
export function RepeatOrder(props: {
  plan: Plan
  isDirty: boolean
  onDone: (plan: string) => Promise<void>
}) {
  const { plan, isDirty, onDone } = props
  const t = useText()
  const { office } = useDesk()
  const [opened, setOpened] = useState(false)
  const [every, setEvery] = useState<Recurrence['every']>('week')
  const [until, setUntil] = useState('')
  const [except, setExcept] = useState('')
  const [did, setDid] = useState<{ made: number } | { error: unknown } | null>(null)
  const last = isoDayOf(until)
  const days = except.split(',').filter((day) => day.trim() !== '')
  const left = days.flatMap((day) => isoDayOf(day) ?? [])
  const isRead = last !== null && left.length === days.length

  const repeat = async () => {
    if (last === null) return
    try {
      const recurrence = { every, until: last, except: left }
      const asked = { plan: plan.id, seen: plan.revision, recurrence }
      const { made } = await office.call('calendar.repeat', asked)
      setDid({ made: made.length })
      setOpened(false)
      await onDone(plan.id)
    } catch (error) {
      setDid({ error })
    }
  }
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconRepeat size={18} aria-hidden />}
        disabled={isDirty}
        onClick={() => setOpened(true)}
      >
        {t('repeat')}
      </Button>
      {did && 'made' in did && <DoneNote>{t('made', { count: did.made })}</DoneNote>}
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('title')}
        centered
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <form
          className={styles.reason}
          onSubmit={(event) => {
            event.preventDefault()
            void repeat()
          }}
        >
          <p className={styles.told}>{t('told')}</p>
          <Select
            label={t('every')}
            value={every}
            data={steps.map((value) => ({ value, label: t(value) }))}
            allowDeselect={false}
            onChange={(next) => setEvery(steps.find((step) => step === next) ?? 'week')}
          />
          <TextInput
            label={t('until')}
            value={until}
            error={until !== '' && last === null && t('day')}
            data-autofocus
            onChange={(event) => setUntil(event.currentTarget.value)}
          />
          <TextInput
            label={t('except')}
            value={except}
            error={left.length < days.length && t('day')}
            onChange={(event) => setExcept(event.currentTarget.value)}
          />
          {did && 'error' in did && <FailureNote error={did.error} />}
          <Button type="submit" disabled={!isRead}>
            {t('now')}
          </Button>
        </form>
      </Modal>
    </>
  )
}
