import { IconPlugConnectedX } from '@tabler/icons-react'
import { LanguageSwitch, text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import type { Right } from '#contract/console'
import { formatVietnamTime } from '#foundation/time'
import styles from './office.module.css'
import { SearchBox } from './search-box.tsx'
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
export function Head({ isDirectoryOpen }: { isDirectoryOpen: boolean }) {
  const t = useText()
  const { node } = useDesk()
  return (
    <header className={styles.head}>
      <p className={styles.tier}>
        <strong>{node.label}</strong> <span>{t('office')}</span>
      </p>
      <SearchBox isDirectoryOpen={isDirectoryOpen} />
      <Freshness />
      <Who />
      <LanguageSwitch />
    </header>
  )
}

/** Who signed in by name; of a sign-in link only what it lets one do is known. */
function Who() {
  const t = useText()
  const { node, account } = useDesk()
  if (account)
    return (
      <a className={styles.who} href="/sign-in/#account">
        {account.person}
        {account.post && ` – ${account.post}`}
      </a>
    )
  const hasAll = everything.every((right) => node.rights.includes(right))
  const mayAct = node.rights.some((right) => right !== 'read')
  return <span className={styles.who}>{t(hasAll ? 'everything' : mayAct ? 'some' : 'look')}</span>
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
