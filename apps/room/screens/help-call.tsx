import { Button, Modal, Textarea } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconLifebuoy, IconPhone } from '@tabler/icons-react'
import { useState } from 'react'
import { StateBadge, text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import type { Room } from '../state/room.ts'
import styles from './self-test.module.css'
import { words } from './words.ts'

const { useText } = text({
  call: { vi: 'Gọi hỗ trợ', en: 'Call for help' },
  hint: {
    vi: 'Báo ngay cho kỹ thuật viên trực là điểm cầu cần giúp. Có thể ghi thêm, hoặc để trống.',
    en: 'Tells the technicians on duty at once that this site needs help. Say what is wrong, or leave it empty.',
  },
  words: { vi: 'Điểm cầu đang gặp gì (không bắt buộc)', en: 'What is wrong (may be left empty)' },
  send: { vi: 'Gửi yêu cầu', en: 'Send' },
  called: { vi: 'Đã gọi hỗ trợ, đang chờ trả lời', en: 'Help was called, nobody has answered yet' },
  answered: { vi: 'Kỹ thuật viên đã nhận, đang xử lý', en: 'A technician sees to it' },
  fixed: { vi: 'Kỹ thuật báo đã sửa, mời kiểm thử lại', en: 'Called fixed, please test again' },
  failed: {
    vi: 'Chưa báo được. Hãy gọi điện cho trực kỹ thuật.',
    en: 'Nobody could be told. Please call the duty technician by phone.',
  },
  dutyPhone: { vi: 'Trực kỹ thuật', en: 'Duty technician' },
})

const MOST_LETTERS = 500

/** Calls the technicians of the tier, says where the call stands, and whom to phone. */
export function HelpCall({ room }: { room: Room }) {
  const t = useText()
  const w = words.useText()
  const known = useLive(room.known, (now) => now)
  const help = useLive(room.facts, ({ tests }) => tests?.help ?? 'none')
  const [opened, { open, close }] = useDisclosure(false)
  const [said, say] = useState('')
  const [sending, setSending] = useState<'no' | 'yes' | 'failed'>('no')
  const send = () => {
    setSending('yes')
    room.callHelp(said).then(
      () => {
        setSending('no')
        say('')
        close()
      },
      () => setSending('failed'),
    )
  }
  return (
    <div className={styles.help}>
      {help === 'none' ? (
        <Button variant="default" leftSection={<IconLifebuoy size={20} />} onClick={open}>
          {t('call')}
        </Button>
      ) : (
        <span role="status" className={styles.helpState} data-help={help}>
          <StateBadge meaning={help === 'called' ? 'attention' : 'ready'}>{t(help)}</StateBadge>
        </span>
      )}
      {known?.dutyPhone && (
        <span className={styles.dutyPhone}>
          <IconPhone size={16} aria-hidden /> {t('dutyPhone')}
          <strong>{known.dutyPhone}</strong>
        </span>
      )}
      <Modal
        opened={opened}
        onClose={close}
        title={t('call')}
        closeButtonProps={{ 'aria-label': w('close') }}
      >
        <div className={styles.helpForm}>
          <p>{t('hint')}</p>
          <Textarea
            label={t('words')}
            value={said}
            maxLength={MOST_LETTERS}
            autosize
            minRows={3}
            data-autofocus
            onChange={(event) => say(event.currentTarget.value)}
          />
          {sending === 'failed' && <p role="alert">{t('failed')}</p>}
          <Button size="lg" loading={sending === 'yes'} onClick={send}>
            {t('send')}
          </Button>
        </div>
      </Modal>
    </div>
  )
}
