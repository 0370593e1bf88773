import { Button, Modal, TextInput } from '@mantine/core'
import { IconTemplate } from '@tabler/icons-react'
import { useState } from 'react'
import { text } from '#browser/kit'
import type { Plan } from '#contract/calendar'
import { DoneNote } from '../../screens/done-note.tsx'
import { FailureNote } from '../../screens/failure-note.tsx'
import { useDesk } from '../../screens/use-office.ts'
import styles from './plan-panel.module.css'

const { useText } = text({
  keep: { vi: 'Lưu làm mẫu…', en: 'Keep as a template…' },
  title: { vi: 'Lưu làm mẫu phiên họp', en: 'Keep as a template' },
  told: {
    vi: 'Mẫu giữ nội dung, chương trình, yêu cầu, thành phần được mời, độ dài; không giữ ngày họp và tài liệu.',
    en: 'A template keeps what the session says, its agenda, requirements, invitations and length; not its date and documents.',
  },
  name: { vi: 'Tên mẫu', en: 'Name of the template' },
  now: { vi: 'Lưu mẫu', en: 'Keep it' },
  kept: { vi: 'Đã lưu mẫu “{name}”.', en: 'The template “{name}” is kept.' },
  close: { vi: 'Đóng', en: 'Close' },
})

/** Keeps what a plan says, as it is stored, as a template of this tier (E37). */
export function KeepTemplate({ plan, isDirty }: { plan: Plan; isDirty: boolean }) {
  const t = useText()
  const { office } = useDesk()
  const [opened, setOpened] = useState(false)
  const [name, setName] = useState('')
  const [did, setDid] = useState<{ kept: string } | { error: unknown } | null>(null)
  const open = () => {
    setName(plan.details.title.slice(0, 120))
    setDid(null)
    setOpened(true)
  }
  const keep = async () => {
    try {
      await office.call('calendar.keep-template', { plan: plan.id, name })
      setDid({ kept: name.trim() })
      setOpened(false)
    } catch (error) {
      setDid({ error })
    }
  }
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconTemplate size={18} aria-hidden />}
        disabled={isDirty}
        onClick={open}
      >
        {t('keep')}
      </Button>
      {did && 'kept' in did && <DoneNote>{t('kept', { name: did.kept })}</DoneNote>}
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
            void keep()
          }}
        >
          <p className={styles.told}>{t('told')}</p>
          <TextInput
            label={t('name')}
            value={name}
            maxLength={120}
            data-autofocus
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {did && 'error' in did && <FailureNote error={did.error} />}
          <Button type="submit" disabled={name.trim() === ''}>
            {t('now')}
          </Button>
        </form>
      </Modal>
    </>
  )
}
