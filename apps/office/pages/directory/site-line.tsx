import { StateBadge, text } from '#browser/kit'
import type { SiteLine as LineOfSite } from '#contract/directory'
import lines from '../../screens/lines.module.css'
import styles from './directory.module.css'
import type { SiteRow } from './rows.ts'

const { useText } = text({
  site: { vi: 'Điểm cầu', en: 'Site' },
  code: { vi: 'Mã', en: 'Code' },
  focal: { vi: 'Đầu mối hôm nay', en: 'Focal person today' },
  phone: { vi: 'Điện thoại', en: 'Phone' },
  line: { vi: 'Kênh chính', en: 'Primary line' },
  nobody: { vi: 'Chưa có đầu mối', en: 'No focal person' },
  elsewhere: { vi: 'Danh bạ do {keeper} giữ', en: 'Its directory is kept by {keeper}' },
})

export function ListHead() {
  const t = useText()
  return (
    <div className={`${lines.head} ${styles.head}`} aria-hidden>
      {(['site', 'code', 'focal', 'phone', 'line'] as const).map((column) => (
        <span key={column} data-column={column}>
          {t(column)}
        </span>
      ))}
    </div>
  )
}

/** A site in the list: whom to call there today, and over which line it comes. */
export function SiteLine({ row: { site, label, known } }: { row: SiteRow }) {
  const t = useText()
  return (
    <div className={`${lines.line} ${styles.line}`}>
      <strong data-column="site">{label}</strong>
      <span data-column="code">{site}</span>
      {known.kind === 'elsewhere' && (
        <span data-column="elsewhere">{t('elsewhere', { keeper: known.keeper })}</span>
      )}
      {known.kind === 'own' && known.focal === null && (
        <span data-column="focal">
          <StateBadge meaning="attention">{t('nobody')}</StateBadge>
        </span>
      )}
      {known.kind === 'own' && known.focal !== null && (
        <>
          <span data-column="focal">
            {known.focal.name}
            {known.focal.post && <small>{known.focal.post}</small>}
          </span>
          <span data-column="phone">{known.focal.phone}</span>
        </>
      )}
      {known.kind === 'own' && (
        <span data-column="line">{lineWords(known.entry?.record.lines.primary ?? null)}</span>
      )}
    </div>
  )
}

/** `VNPT · 20 Mbps · PTO-07900-01` */
function lineWords(line: LineOfSite | null): string {
  if (!line) return ''
  const rate =
    line.contractedKbps === null ? '' : `${String(line.contractedKbps / 1000).replace('.', ',')} Mbps`
  return [line.provider, rate, line.circuit].filter((word) => word !== '').join(' · ')
}
