import { EmptyState, text } from '#browser/kit'
import type { SiteId } from '#contract'
import { formatVietnamTime } from '#foundation/time'
import { Panel } from '../../screens/panel.tsx'
import type { SiteRow } from './rows.ts'
import { SiteForm } from './site-form.tsx'
import { SiteFormers } from './site-formers.tsx'
import { SiteHistory } from './site-history.tsx'

const { useText, both } = text({
  changed: { vi: 'Sửa lần cuối: {by}, {at}', en: 'Last changed: {by}, {at}' },
  never: { vi: 'Chưa ghi gì về điểm cầu này.', en: 'Nothing is recorded of this site yet.' },
  elsewhere: { vi: 'Danh bạ do {keeper} giữ', en: 'Its directory is kept by {keeper}' },
  there: {
    vi: 'Xem và sửa ở trang văn phòng của {keeper}.',
    en: 'It is read and changed on the office page of {keeper}.',
  },
  gone: { vi: 'Không có điểm cầu này', en: 'There is no such site' },
  choose: { vi: 'Chọn một điểm cầu trong danh sách.', en: 'Choose a site in the list.' },
})

interface Props {
  site: SiteId
  /** Undefined: the tree has no such site. */
  row: SiteRow | undefined
  onSaved: () => Promise<void>
  onClose: () => void
}

/** One site: what is known of it, to be read and changed. */
export function SitePanel({ site, row, onSaved, onClose }: Props) {
  const t = useText()
  const entry = row?.known.kind === 'own' ? row.known.entry : null
  const lastChange = entry
    ? t('changed', { by: entry.by, at: formatVietnamTime(entry.at).slice(0, 16) })
    : t('never')
  return (
    <Panel
      title={row?.label ?? site}
      about={[site, ...(row?.known.kind === 'own' ? [lastChange] : [])].join(' · ')}
      onClose={onClose}
    >
      {!row && <EmptyState title={both('gone')} hint={both('choose')} />}
      {row && <SiteFormers site={site} />}
      {entry && <SiteHistory key={entry.revision} site={site} />}
      {row?.known.kind === 'elsewhere' && (
        <EmptyState
          title={both('elsewhere', { keeper: row.known.keeper })}
          hint={both('there', { keeper: row.known.keeper })}
        />
      )}
      {row?.known.kind === 'own' && <SiteForm site={site} entry={entry} onSaved={onSaved} />}
    </Panel>
  )
}
