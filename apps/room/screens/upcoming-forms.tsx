import { Button, Textarea, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { Attendee, InvitationAnswer } from '#contract/calendar'
import styles from './upcoming.module.css'
import { upcomingWords } from './upcoming-words.ts'

interface Sending {
  sending: boolean
  onSend: (answer: InvitationAnswer) => Promise<void>
}

/** As many as the contract takes. */
const MOST_PEOPLE = 8
const MOST_LETTERS = 120
const MOST_REASON = 500
const nobody: Attendee = { name: '', post: '' }

/** Who attends at the site: a line each, empty ones are left out. */
export function AttendeeForm({ before, sending, onSend }: Sending & { before: readonly Attendee[] }) {
  const t = upcomingWords.useText()
  const [people, setPeople] = useState<readonly Attendee[]>(before.length > 0 ? before : [nobody])
  const write = (at: number, change: Partial<Attendee>) =>
    setPeople(people.map((person, index) => (index === at ? { ...person, ...change } : person)))
  const named = people.filter(({ name }) => name.trim() !== '')
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void onSend({ is: 'received', attendees: named })
      }}
    >
      {people.map(({ name, post }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are only ever added at the end
        <div key={at} className={styles.person}>
          <TextInput
            label={t('name')}
            value={name}
            maxLength={MOST_LETTERS}
            data-autofocus={at === 0 || undefined}
            onChange={(event) => write(at, { name: event.currentTarget.value })}
          />
          <TextInput
            label={t('post')}
            value={post}
            maxLength={MOST_LETTERS}
            onChange={(event) => write(at, { post: event.currentTarget.value })}
          />
        </div>
      ))}
      {people.length < MOST_PEOPLE && (
        <Button
          variant="default"
          leftSection={<IconPlus size={20} aria-hidden />}
          onClick={() => setPeople([...people, nobody])}
        >
          {t('more')}
        </Button>
      )}
      <Button type="submit" size="lg" loading={sending} disabled={named.length === 0}>
        {t('send')}
      </Button>
    </form>
  )
}

/** Why the site can't come. */
export function ExcuseForm({ sending, onSend }: Sending) {
  const t = upcomingWords.useText()
  const [reason, setReason] = useState('')
  const said = reason.replace(/\s+/g, ' ').trim()
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void onSend({ is: 'absent', reason: said })
      }}
    >
      <Textarea
        label={t('reason')}
        value={reason}
        maxLength={MOST_REASON}
        autosize
        minRows={3}
        data-autofocus
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button type="submit" size="lg" loading={sending} disabled={said === ''}>
        {t('send')}
      </Button>
    </form>
  )
}
