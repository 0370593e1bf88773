import { IconPlugConnectedX } from '@tabler/icons-react'
import { LanguageSwitch, text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import type { Right } from '#contract/console'
import { formatVietnamTime } from '#foundation/time'
import styles from './office.module.css'
import { useDesk } from './use-office.ts'

const { useText } = text({
  office: { vi: 'Văn phòng', en: 'Office' },
  updated: { vi: 'cập nhật lúc {at}', en: 'updated at {at}' },
  lost: {
    vi: 'Mất kết nối từ {since}: đang thấy số liệu lúc {at}. Trang tự nối lại.',
    en: 'Connection lost at {since}: what you see is of {at}. The page reconnects by itself.',
  },
  everything: { vi: 'đăng nhập: toàn quyền', en: 'signed in: every right' },
  some: { vi: 'đăng nhập: một số quyền', en: 'signed in: some rights' },
  look: { vi: 'đăng nhập: chỉ xem', en: 'signed in: may look' },
})

const everything: readonly Right[] = ['read', 'display', 'floor', 'sites', 'tokens']
const timeOf = (at: number) => formatVietnamTime(at).slice(11)

/** Whose office, who is signed in, and whether what is shown is so now. */
export function Head() {
  const t = useText()
  const { node } = useDesk()
  const rights = everything.every((right) => node.rights.includes(right))
    ? 'everything'
    : node.rights.some((right) => right !== 'read')
      ? 'some'
      : 'look'
  return (
    <header className={styles.head}>
      <p className={styles.tier}>
        <strong>{node.label}</strong> <span>{t('office')}</span>
      </p>
      <Freshness />
      <span className={styles.who}>{t(rights)}</span>
      <LanguageSwitch />
    </header>
  )
}

function Freshness() {
  const t = useText()
  const { office } = useDesk()
  const line = useLive(office.line, (now) => now)
  if (line.kind === 'lost')
    return (
      <p className={styles.lost} role="alert">
        <IconPlugConnectedX size="1.4em" aria-hidden />
        {t('lost', { since: timeOf(line.since), at: line.at === null ? '–' : timeOf(line.at) })}
      </p>
    )
  return <span className={styles.fresh}>{line.kind === 'live' && t('updated', { at: timeOf(line.at) })}</span>
}
