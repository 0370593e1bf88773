import { Button, Progress } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { Confirm, text } from '#browser/kit'
import { DoneNote } from '../../screens/done-note.tsx'
import { FailureNote } from '../../screens/failure-note.tsx'
import page from '../../screens/page.module.css'
import styles from './links.module.css'
import type { SiteWithLinks } from './rows.ts'
import type { LinkOrders } from './use-link-orders.ts'

const { useText } = text({
  choose: { vi: 'Chọn điểm cầu ở bảng dưới.', en: 'Choose sites in the table below.' },
  issue: { vi: 'Cấp liên kết và in ({count})', en: 'Make links and print ({count})' },
  replace: { vi: 'Thay liên kết và in ({count})…', en: 'Replace links and print ({count})…' },
  revoke: { vi: 'Thu hồi ({count})…', en: 'Revoke ({count})…' },
  replaceSure: { vi: 'Thay liên kết của {count} điểm cầu?', en: 'Replace the links of {count} sites?' },
  replaceMeans: {
    vi: 'Liên kết cũ của các điểm cầu này hết hiệu lực ngay; trang đang mở bằng liên kết cũ bị ngắt, kể cả khi đang họp, cho tới khi mở bằng liên kết mới trên tờ in.',
    en: 'Their old links end at once; pages that are open on them are cut off, in a session too, until they are opened by the new links on the sheet.',
  },
  replaceDo: { vi: 'Thay liên kết', en: 'Replace the links' },
  revokeSure: { vi: 'Thu hồi liên kết của {count} điểm cầu?', en: 'Revoke the links of {count} sites?' },
  revokeMeans: {
    vi: 'Mọi liên kết của các điểm cầu này hết hiệu lực ngay; trang đang mở bị ngắt, kể cả khi đang họp, và không vào lại được cho tới khi được cấp liên kết mới.',
    en: 'All their links end at once; open pages are cut off, in a session too, and can not come back until new links are made.',
  },
  revokeDo: { vi: 'Thu hồi', en: 'Revoke' },
  underWay: { vi: 'Đang làm: {done}/{all} điểm cầu', en: 'Under way: {done}/{all} sites' },
  revoked: {
    vi: 'Đã thu hồi liên kết của {count} điểm cầu.',
    en: 'The links of {count} sites were revoked.',
  },
  partly: {
    vi: 'Dừng lại ở {done}/{all} điểm cầu. Chọn lại những nơi còn thiếu rồi làm tiếp.',
    en: 'It stopped at {done}/{all} sites. Choose those that are missing, and go on.',
  },
})

/** What can be done for the chosen sites; what ends a link asks once. */
export function Orders({ orders, chosen }: { orders: LinkOrders; chosen: readonly SiteWithLinks[] }) {
  const t = useText()
  const [asking, setAsking] = useState<'replace' | 'revoke' | null>(null)
  const { ordered } = orders
  const count = chosen.length
  const linked = chosen.filter(({ links }) => links > 0)
  const busy = ordered.kind === 'under-way'
  return (
    <div className={styles.ordersBox}>
      <div className={page.orders}>
        <Button
          leftSection={<IconPrinter size={18} aria-hidden />}
          disabled={busy || count === 0}
          onClick={() => orders.issue(chosen, false)}
        >
          {t('issue', { count })}
        </Button>
        <Button variant="default" disabled={busy || linked.length === 0} onClick={() => setAsking('replace')}>
          {t('replace', { count: linked.length })}
        </Button>
        <Button variant="default" disabled={busy || linked.length === 0} onClick={() => setAsking('revoke')}>
          {t('revoke', { count: linked.length })}
        </Button>
        {count === 0 && !busy && <span className={page.wait}>{t('choose')}</span>}
      </div>
      {ordered.kind === 'under-way' && (
        <div className={styles.progress} role="status">
          {t('underWay', { ...ordered.progress })}
          <Progress value={(ordered.progress.done / Math.max(1, ordered.progress.all)) * 100} aria-hidden />
        </div>
      )}
      {ordered.kind === 'revoked' && <DoneNote>{t('revoked', { count: ordered.sites })}</DoneNote>}
      {ordered.kind === 'failed' && (
        <>
          <FailureNote error={ordered.error} />
          <p className={page.wait}>{t('partly', { ...ordered.progress })}</p>
        </>
      )}
      <Confirm
        opened={asking === 'replace'}
        title={t('replaceSure', { count: linked.length })}
        consequence={t('replaceMeans')}
        action={t('replaceDo')}
        onConfirm={() => void orders.issue(linked, true)}
        onClose={() => setAsking(null)}
      />
      <Confirm
        opened={asking === 'revoke'}
        title={t('revokeSure', { count: linked.length })}
        consequence={t('revokeMeans')}
        action={t('revokeDo')}
        onConfirm={() => void orders.revoke(linked)}
        onClose={() => setAsking(null)}
      />
    </div>
  )
}
