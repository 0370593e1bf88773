import { Button, Modal } from '@mantine/core'
import { IconTemplate } from '@tabler/icons-react'
import { useState } from 'react'
import { text } from '#browser/kit'
import { FailureNote } from '../../screens/failure-note.tsx'
import { useAsked } from '../../screens/use-office.ts'
import { TemplateForm } from './template-form.tsx'

const { useText } = text({
  from: { vi: 'Lập từ mẫu…', en: 'From a template…' },
  title: { vi: 'Lập phiên họp từ mẫu', en: 'Plan a session from a template' },
  loading: { vi: 'Đang tải các mẫu…', en: 'Loading the templates…' },
  close: { vi: 'Đóng', en: 'Close' },
})

/** Plans a session from a template; its templates are renamed and deleted there (E37). */
export function FromTemplate({ onPlanned }: { onPlanned: (plan: string) => Promise<void> }) {
  const t = useText()
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconTemplate size={18} aria-hidden />}
        onClick={() => setOpened(true)}
      >
        {t('from')}
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('title')}
        centered
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <Templates
          onPlanned={async (plan) => {
            setOpened(false)
            await onPlanned(plan)
          }}
        />
      </Modal>
    </>
  )
}

/** Asked for anew whenever the window opens. */
function Templates({ onPlanned }: { onPlanned: (plan: string) => Promise<void> }) {
  const t = useText()
  const { answer, again } = useAsked(({ call }) => call('calendar.templates', {}))
  if (answer.kind === 'failed') return <FailureNote error={answer.error} />
  if (answer.kind === 'asked') return <p>{t('loading')}</p>
  return <TemplateForm templates={answer.is.templates} onChanged={again} onPlanned={onPlanned} />
}
