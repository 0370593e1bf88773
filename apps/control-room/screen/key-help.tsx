import { ActionIcon, Modal } from '@mantine/core'
import { IconKeyboard } from '@tabler/icons-react'
import { text, useLanguage } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { keyHelp } from '../state/key-help.ts'
import styles from './key-help.module.css'
import { useDesk } from './use-desk.ts'

const { useText } = text({
  title: { vi: 'Các phím của bàn điều khiển', en: 'Keys of the console' },
  open: { vi: 'Các phím (?)', en: 'Keys (?)' },
  others: {
    vi: 'Nút không có phím riêng: Tab tới nút, Enter để bấm. Không phím nào có tác dụng khi đang gõ chữ.',
    en: 'Buttons without a key: Tab goes to them, Enter presses. No key is an order while you type.',
  },
})

export function KeyHelpButton() {
  const t = useText()
  const { keyHelpOpen } = useDesk()
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={32}
      title={t('open')}
      aria-label={t('open')}
      onClick={() => keyHelpOpen.set(true)}
    >
      <IconKeyboard size={20} />
    </ActionIcon>
  )
}

/** All keys at once; the same key or Esc closes it. */
export function KeyHelpDialog() {
  const t = useText()
  const language = useLanguage()
  const { keyHelpOpen } = useDesk()
  const opened = useLive(keyHelpOpen, (now) => now)
  const close = () => keyHelpOpen.set(false)
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('title')}
      centered
      size={940}
      onKeyDown={({ key }) => key === '?' && close()}
    >
      <dl className={styles.keys}>
        {keyHelp.map(({ keys, ...words }) => (
          <div key={keys}>
            <dt>
              {keys.split(', ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{words[language]}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.others}>{t('others')}</p>
    </Modal>
  )
}
