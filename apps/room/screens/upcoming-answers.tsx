import { Button, Modal } from '@mantine/core'
import { IconCheck, IconUserOff, IconUsers } from '@tabler/icons-react'
import { useState } from 'react'
import { useLanguage } from '#browser/kit'
import { refusalOf } from '#browser/live-state'
import type { InvitationAnswer, SiteInvitation } from '#contract/calendar'
import type { Room } from '../state/room.ts'
import styles from './upcoming.module.css'
import { AttendeeForm, ExcuseForm } from './upcoming-forms.tsx'
import { upcomingWords } from './upcoming-words.ts'

interface OpenForm {
  of: 'people' | 'excuse'
  /** The asking that was shown when it was opened. */
  asking: number
}

/** The site's answers to an invitation: received, who attends, absent. None to one that was cancelled. */
export function InvitationAnswers(props: {
  room: Room
  invitation: SiteInvitation
  /** While a form is open the invitation has to stay the one that is shown. */
  onForm: (isOpen: boolean) => void
}) {
  const { room, invitation, onForm } = props
  const t = upcomingWords.useText()
  const language = useLanguage()
  const [form, setForm] = useState<OpenForm | null>(null)
  const [sending, setSending] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const { plan, asking, standing, state, acknowledgement } = invitation
  if (state.is === 'cancelled') return null
  const given = acknowledgement?.answer
  const attendees = given?.is === 'received' ? given.attendees : []

  const open = (of: OpenForm['of']) => {
    onForm(true)
    setFailure(null)
    setForm({ of, asking })
  }
  const close = () => {
    onForm(false)
    setForm(null)
  }
  // Who fills in a form answers what was asked when it was opened: the node says when that has changed meanwhile.
  const send = async (answer: InvitationAnswer) => {
    setSending(true)
    setFailure(null)
    try {
      await room.acknowledge({ plan, asking: form?.asking ?? asking, answer, by: '' })
      close()
    } catch (error) {
      setFailure(refusalOf(error)?.message[language] ?? t('failed'))
    } finally {
      setSending(false)
    }
  }
  const shownFailure = failure && (
    <p className={styles.failure} role="alert">
      {failure}
    </p>
  )
  return (
    <div className={styles.answers}>
      {form === null && shownFailure}
      {standing !== 'received' && (
        <Button
          size="xl"
          loading={sending}
          leftSection={<IconCheck size={28} aria-hidden />}
          onClick={() => void send({ is: 'received', attendees })}
        >
          {t(standing === 'absent' ? 'acceptAfterAll' : 'accept')}
        </Button>
      )}
      <Button
        size={standing === 'received' ? 'lg' : 'xl'}
        variant="default"
        leftSection={<IconUsers size={26} aria-hidden />}
        onClick={() => open('people')}
      >
        {t('people')}
      </Button>
      {standing !== 'absent' && state.is === 'announced' && (
        <Button
          size={standing === 'received' ? 'lg' : 'xl'}
          variant="default"
          leftSection={<IconUserOff size={26} aria-hidden />}
          onClick={() => open('excuse')}
        >
          {t('excuse')}
        </Button>
      )}
      <Modal
        opened={form !== null}
        onClose={close}
        title={t(form?.of === 'excuse' ? 'excuseTitle' : 'peopleTitle')}
        size="lg"
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        {form?.of === 'people' && <AttendeeForm before={attendees} sending={sending} onSend={send} />}
        {form?.of === 'excuse' && <ExcuseForm sending={sending} onSend={send} />}
        {shownFailure}
      </Modal>
    </div>
  )
}
