import { Button, Modal, SegmentedControl, Textarea } from '@mantine/core'
import { useState } from 'react'
import { text, useLanguage } from '#browser/kit'
import type { InvitationAnswer, Plan } from '#contract/calendar'
import type { InvitedSite } from '#contract/console'
import { FailureNote } from '../../screens/failure-note.tsx'
import { useDesk } from '../../screens/use-office.ts'
import { linesOfAttendees, readAttendees } from './attendee-lines.ts'
import styles from './plan-panel.module.css'

const { useText } = text({
  title: { vi: 'Ghi thay {site}', en: 'Note for {site}' },
  told: {
    vi: 'Ghi điều điểm cầu đã báo qua điện thoại hay văn bản. Danh sách ghi rõ ai ghi thay.',
    en: 'Notes what the site said by telephone or letter. The list says who noted it.',
  },
  answer: { vi: 'Trả lời', en: 'Answer' },
  received: { vi: 'Đã nhận, sẽ dự', en: 'Received, they come' },
  absent: { vi: 'Xin vắng', en: 'Ask to be absent' },
  people: { vi: 'Người dự (mỗi dòng: họ tên | chức vụ)', en: 'Who attends, a line each: name | post' },
  reason: { vi: 'Lý do vắng', en: 'Why they can not come' },
  note: { vi: 'Ghi thay', en: 'Note it' },
  close: { vi: 'Đóng', en: 'Close' },
})

interface Props {
  plan: Plan
  site: InvitedSite
  onNoted: () => Promise<void>
  onClose: () => void
}

/** What a site of this tier answered by another way than its page, for the asking that was shown when it was opened. */
export function NoteAnswer({ plan, site, onNoted, onClose }: Props) {
  const t = useText()
  const language = useLanguage()
  const { office } = useDesk()
  const before = site.acknowledgement?.answer
  const mayExcuse = plan.state.is === 'announced'
  const [asking] = useState(plan.asking)
  const [is, setIs] = useState<InvitationAnswer['is']>(
    before?.is === 'absent' && mayExcuse ? 'absent' : 'received',
  )
  const [people, setPeople] = useState(before?.is === 'received' ? linesOfAttendees(before.attendees) : '')
  const [reason, setReason] = useState(before?.is === 'absent' ? before.reason : '')
  const [failure, setFailure] = useState<{ error: unknown } | null>(null)
  const [sending, setSending] = useState(false)
  const attendees = readAttendees(people)
  const said = reason.replace(/\s+/g, ' ').trim()
  const answer: InvitationAnswer | null =
    is === 'absent'
      ? said === ''
        ? null
        : { is, reason: said }
      : Array.isArray(attendees)
        ? { is, attendees }
        : null

  const send = async () => {
    if (answer === null) return
    setSending(true)
    setFailure(null)
    try {
      await office.call('calendar.acknowledge', { plan: plan.id, site: site.site, asking, answer })
      await onNoted()
      onClose()
    } catch (error) {
      setFailure({ error })
    } finally {
      setSending(false)
    }
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('title', { site: site.label })}
      centered
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        className={styles.reason}
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <p className={styles.told}>{t('told')}</p>
        <SegmentedControl
          aria-label={t('answer')}
          value={is}
          onChange={(next) => setIs(next === 'absent' ? 'absent' : 'received')}
          data={(mayExcuse ? (['received', 'absent'] as const) : (['received'] as const)).map((value) => ({
            value,
            label: t(value),
          }))}
        />
        {is === 'received' ? (
          <Textarea
            label={t('people')}
            value={people}
            error={Array.isArray(attendees) ? undefined : attendees.wrong[language]}
            autosize
            minRows={2}
            maxRows={8}
            data-autofocus
            onChange={(event) => setPeople(event.currentTarget.value)}
          />
        ) : (
          <Textarea
            label={t('reason')}
            value={reason}
            maxLength={500}
            autosize
            minRows={2}
            maxRows={8}
            data-autofocus
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
        {failure && <FailureNote error={failure.error} />}
        <Button type="submit" loading={sending} disabled={answer === null}>
          {t('note')}
        </Button>
      </form>
    </Modal>
  )
}
