import { Button, Group, Modal, Text } from '@mantine/core'
import { text } from './text.ts'

const { useText } = text({ cancel: { vi: 'Không, quay lại', en: 'No, go back' } })

interface Props {
  opened: boolean
  title: string
  /** What will be so afterwards. */
  consequence: string
  /** The button's word: what it does, not "OK". */
  action: string
  onConfirm: () => void
  onClose: () => void
}

/** Asks once before something that hurts if it was meant otherwise. Enter does not confirm by itself. */
export function Confirm({ opened, title, consequence, action, onConfirm, onClose }: Props) {
  const t = useText()
  return (
    <Modal opened={opened} onClose={onClose} title={title} centered withCloseButton={false}>
      <Text mb="lg">{consequence}</Text>
      <Group justify="flex-end">
        <Button variant="default" data-autofocus onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button
          onClick={() => {
            onConfirm()
            onClose()
          }}
        >
          {action}
        </Button>
      </Group>
    </Modal>
  )
}
