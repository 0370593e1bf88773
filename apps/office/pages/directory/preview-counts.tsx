import { StateBadge, text } from '#browser/kit'
import { formatVietnamTime } from '#foundation/time'
import styles from './import-view.module.css'

const { useText } = text({
  rows: { vi: '{count} dòng có dữ liệu', en: '{count} rows say something' },
  unchanged: { vi: '{count} không đổi', en: '{count} unchanged' },
  wrong: { vi: '{count} dòng sai, sẽ bỏ qua', en: '{count} wrong rows, left out' },
  until: { vi: 'Xác nhận được đến {at}.', en: 'It can be confirmed until {at}.' },
})

interface Props {
  preview: {
    rows: number
    added: number
    changed: number
    unchanged: number
    wrong: number
    expiresAt: number
  }
  /** How many are new, and how many are changed, in words. */
  added: string
  changed: string
}

/** What a file would do, in figures. */
export function PreviewCounts({ preview, added, changed }: Props) {
  const t = useText()
  return (
    <ul className={styles.counts} data-counts>
      <li>{t('rows', { count: preview.rows })}</li>
      <li>
        <StateBadge meaning={preview.added > 0 ? 'action' : 'unknown'}>{added}</StateBadge>
      </li>
      <li>
        <StateBadge meaning={preview.changed > 0 ? 'action' : 'unknown'}>{changed}</StateBadge>
      </li>
      <li>
        <StateBadge meaning="ready">{t('unchanged', { count: preview.unchanged })}</StateBadge>
      </li>
      <li>
        <StateBadge meaning={preview.wrong > 0 ? 'attention' : 'ready'}>
          {t('wrong', { count: preview.wrong })}
        </StateBadge>
      </li>
      <li>{t('until', { at: formatVietnamTime(preview.expiresAt).slice(11, 16) })}</li>
    </ul>
  )
}
