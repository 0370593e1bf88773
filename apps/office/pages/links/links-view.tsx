import { Checkbox } from '@mantine/core'
import { useMemo, useRef, useState } from 'react'
import { EmptyState, text } from '#browser/kit'
import type { SiteId } from '#contract'
import { FailureNote } from '../../screens/failure-note.tsx'
import { FindField } from '../../screens/find-field.tsx'
import styles from '../../screens/page.module.css'
import { useAsked, useDesk, useQuery } from '../../screens/use-office.ts'
import { useSlash } from '../../screens/use-slash.ts'
import { useTyped } from '../../screens/use-typed.ts'
import { LinksTable } from './links-table.tsx'
import { Orders } from './orders.tsx'
import { chosenOf, filterSites } from './rows.ts'
import { useLinkOrders } from './use-link-orders.ts'

const { useText, both } = text({
  what: {
    vi: 'Mỗi điểm cầu vào phòng họp bằng một liên kết riêng. Chọn điểm cầu, cấp liên kết, in tờ có mã QR để giao cho đầu mối. Liên kết chỉ hiện một lần.',
    en: 'Each site enters by a personal link. Choose sites, make links, and print the sheet with QR codes for their focal persons. A link is shown once.',
  },
  find: { vi: 'Tìm điểm cầu', en: 'Find a site' },
  hint: { vi: 'Tên hoặc mã ( / )', en: 'Name or code ( / )' },
  without: { vi: 'Chưa có liên kết ({count})', en: 'Without a link ({count})' },
  count: { vi: '{found}/{all} điểm cầu', en: '{found}/{all} sites' },
  loading: { vi: 'Đang tải…', en: 'Loading…' },
  none: { vi: 'Không có điểm cầu nào khớp', en: 'No site matches' },
  widen: {
    vi: 'Bớt chữ tìm, hoặc bỏ “chưa có liên kết”.',
    en: 'Use fewer words, or switch “without a link” off.',
  },
  every: { vi: 'Mọi điểm cầu đã có liên kết', en: 'Every site has a link' },
  switchOff: {
    vi: 'Bỏ “chưa có liên kết” để xem tất cả.',
    en: 'Switch “without a link” off to see all of them.',
  },
})

export function LinksView() {
  const t = useText()
  const { address, office } = useDesk()
  const { answer, again } = useAsked(({ call }) => call('sites.list-links', {}))
  const only = useQuery('only') === 'without' ? 'without' : 'all'
  const [typed, setTyped] = useTyped()
  const filter = useRef<HTMLInputElement>(null)
  useSlash(filter)
  const [chosen, setChosen] = useState<ReadonlySet<SiteId>>(new Set())
  const orders = useLinkOrders(office, async () => {
    setChosen(new Set())
    await again()
  })
  const sites = answer.kind === 'here' ? answer.is.sites : null
  const shown = useMemo(() => sites && filterSites(sites, typed, only), [sites, typed, only])
  if (answer.kind === 'failed') return <FailureNote error={answer.error} />
  if (!sites || !shown) return <p className={styles.wait}>{t('loading')}</p>
  const without = sites.filter(({ links }) => links === 0).length
  const complete = only === 'without' && typed === ''
  return (
    <div className={styles.page}>
      <p className={styles.what}>{t('what')}</p>
      <search className={styles.filter}>
        <FindField ref={filter} label={t('find')} hint={t('hint')} typed={typed} onTyped={setTyped} />
        <Checkbox
          label={t('without', { count: without })}
          checked={only === 'without'}
          onChange={(event) => address.note({ only: event.currentTarget.checked ? 'without' : '' })}
        />
        <output data-count>{t('count', { found: shown.length, all: sites.length })}</output>
      </search>
      <Orders orders={orders} chosen={chosenOf(shown, chosen)} />
      {shown.length === 0 ? (
        <EmptyState title={both(complete ? 'every' : 'none')} hint={both(complete ? 'switchOff' : 'widen')} />
      ) : (
        <LinksTable shown={shown} chosen={chosen} onChosen={setChosen} />
      )}
    </div>
  )
}
