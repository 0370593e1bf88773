import { IconPhone, IconX } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { ago, text, useLanguage } from '#browser/kit'
import { useLive } from '#browser/live-state'
import type { SiteAnswer } from '../state/site-view.ts'
import { DirectionsTable } from './directions-table.tsx'
import { FindingsList } from './findings-list.tsx'
import { History } from './history.tsx'
import { LegsTable } from './legs-table.tsx'
import { useNames, useRows } from './names.ts'
import { Sign, signWords } from './sign.tsx'
import styles from './site-dialog.module.css'
import { useBoard, useNodeNow } from './use-board.ts'

const { useText } = text({
  close: { vi: 'Đóng (Esc)', en: 'Close (Esc)' },
  asked: { vi: 'Đang hỏi máy chủ…', en: 'Asking the node…' },
  never: { vi: 'chưa kiểm thử', en: 'never tested' },
  tested: { vi: 'thử {ago}', en: 'tested {ago}' },
  noPhone: { vi: 'chưa có số điện thoại', en: 'no phone number' },
})

/** One site: what is proven and what not, its last tests and how they go, what was found and who acts. */
export function SiteDialog() {
  const t = useText()
  const board = useBoard()
  const view = useLive(board.site, (now) => now)
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  if (!view) return null
  const { site, answer } = view
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      data-floating
      data-site={site}
      onClose={() => board.look(null)}
    >
      <div className={styles.sheet}>
        <Title site={site} />
        {answer.kind === 'asked' && <p className={styles.told}>{t('asked')}</p>}
        {answer.kind === 'failed' && <Failed message={answer.message} />}
        {answer.kind === 'here' && <Answer is={answer.is} />}
        <button type="button" className={styles.close} onClick={() => dialog.current?.close()}>
          <IconX aria-hidden />
          {t('close')}
        </button>
      </div>
    </dialog>
  )
}

function Failed({ message }: { message: { vi: string; en: string } }) {
  return <p className={styles.told}>{message[useLanguage()]}</p>
}

function Title({ site }: { site: string }) {
  const t = useText()
  const language = useLanguage()
  const now = useNodeNow()
  const nameOf = useNames()
  const row = useRows().get(site)
  if (!row) return <h2 className={styles.title}>{nameOf(site)}</h2>
  return (
    <header>
      <h2 className={styles.title}>{nameOf(site)}</h2>
      <p className={styles.under}>
        <strong>
          <Sign kind={row.grade} /> {signWords[row.grade][language]}
        </strong>
        {!row.connected && (
          <strong>
            <Sign kind="absent" /> {signWords.absent[language]}
          </strong>
        )}
        <span>
          {row.provedAt === null ? t('never') : t('tested', { ago: ago(row.provedAt, now)[language] })}
        </span>
        <span className={styles.phone}>
          <IconPhone aria-hidden /> {row.phone ?? t('noPhone')}
        </span>
      </p>
    </header>
  )
}

function Answer({ is }: { is: SiteAnswer }) {
  const board = useBoard()
  const trend = useLive(board.shown, (shown) => shown?.rows.get(is.verdict.site)?.trend ?? 'unknown')
  return (
    <>
      <History history={is.history} trend={trend} />
      <div className={styles.columns}>
        <div>
          <DirectionsTable verdict={is.verdict} />
          {is.measurement && <LegsTable measurement={is.measurement} />}
        </div>
        <FindingsList verdict={is.verdict} incidents={is.incidents} />
      </div>
    </>
  )
}
