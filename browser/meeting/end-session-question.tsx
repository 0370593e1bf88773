import { Confirm, text } from '#browser/kit'
import type { EndOfSession } from './end-of-session.ts'

const { useText } = text({
  title: { vi: 'Kết thúc phiên họp “{title}”?', en: 'End the session “{title}”?' },
  leave: {
    vi: 'Các điểm cầu rời cuộc họp ngay: không còn hình của phiên, mọi micro tắt.',
    en: 'Sites leave the meeting at once: its picture goes, every microphone closes.',
  },
  'go-on': {
    vi: 'Các điểm cầu rời phiên này ngay, mọi micro của phiên tắt, rồi chuyển sang phiên “{other}” đang mở.',
    en: 'Sites leave this session at once, its microphones close, and they go over to “{other}”, which is open.',
  },
  stay: {
    vi: 'Các điểm cầu đang ở phiên “{other}” và vẫn ở đó.',
    en: 'Sites are in “{other}”, and stay there.',
  },
  connected: { vi: 'Đang kết nối: {connected} điểm cầu.', en: 'Connected now: {connected} sites.' },
  closed: {
    vi: 'Danh sách dự họp được chốt. Phiên đã kết thúc thì không mở lại được.',
    en: 'The list of who took part is closed. A session that has ended can not be opened again.',
  },
  action: { vi: 'Kết thúc phiên', en: 'End it' },
})

interface Props {
  opened: boolean
  title: string
  /** What it means for sites. */
  end: EndOfSession
  /** How many sites are connected; null: not known. */
  connected: number | null
  onConfirm: () => void
  onClose: () => void
}

/** Asks once before a session is ended, in the words of what follows. */
export function EndSessionQuestion({ opened, title, end, connected, onConfirm, onClose }: Props) {
  const t = useText()
  const consequence = [
    t(end.sites, { other: end.sites === 'leave' ? '' : end.other.title }),
    connected === null ? '' : t('connected', { connected }),
    t('closed'),
  ]
  return (
    <Confirm
      opened={opened}
      title={t('title', { title })}
      consequence={consequence.filter((each) => each !== '').join(' ')}
      action={t('action')}
      onConfirm={onConfirm}
      onClose={onClose}
    />
  )
}
