import { text, useLanguage } from '#browser/kit'
import type { ImportPreview, RowChange } from '#contract/directory'
import { FaultsTable } from './faults-table.tsx'
import { fieldWords } from './field-words.ts'
import styles from './import-view.module.css'
import { PreviewCounts } from './preview-counts.tsx'

const { useText } = text({
  added: { vi: '{count} điểm cầu mới', en: '{count} sites added' },
  changed: { vi: '{count} điểm cầu thay đổi', en: '{count} sites changed' },
  renamed: { vi: 'Tên cũ đã nhận ra', en: 'Old names that were recognised' },
  was: { vi: 'Dòng {row}: {was} → {label}', en: 'Row {row}: {was} → {label}' },
  changes: { vi: 'Sẽ thay đổi', en: 'What would change' },
  row: { vi: 'Dòng', en: 'Row' },
  site: { vi: 'Điểm cầu', en: 'Site' },
  field: { vi: 'Mục', en: 'Field' },
  before: { vi: 'Đang có', en: 'Now' },
  after: { vi: 'Theo tệp', en: 'In the file' },
  empty: { vi: '(trống)', en: '(empty)' },
  new: { vi: 'mới', en: 'new' },
})

/** What a file would do: counts, every wrong cell, every change with what stands there now. */
export function PreviewReport({ preview }: { preview: ImportPreview }) {
  const t = useText()
  const { added, changed, changes, faults, renamed } = preview
  return (
    <>
      <PreviewCounts
        preview={preview}
        added={t('added', { count: added })}
        changed={t('changed', { count: changed })}
      />
      {faults.length > 0 && <FaultsTable faults={faults} />}
      {renamed.length > 0 && (
        <>
          <h3>{t('renamed')}</h3>
          <ul data-renamed>
            {renamed.map(({ row, was, label }) => (
              <li key={row}>{t('was', { row, was, label })}</li>
            ))}
          </ul>
        </>
      )}
      {changes.length > 0 && <Changes changes={changes} />}
    </>
  )
}

function Changes({ changes }: { changes: readonly RowChange[] }) {
  const t = useText()
  const language = useLanguage()
  return (
    <>
      <h3>{t('changes')}</h3>
      <table className={styles.table} data-table="changes">
        <thead>
          <tr>
            {(['row', 'site', 'field', 'before', 'after'] as const).map((head) => (
              <th key={head} scope="col">
                {t(head)}
              </th>
            ))}
          </tr>
        </thead>
        {changes.map(({ row, site, label, kind, fields }) => (
          <tbody key={site}>
            {fields.map(({ field, before, after }, at) => (
              <tr key={field}>
                {at === 0 && <td rowSpan={fields.length}>{row}</td>}
                {at === 0 && (
                  <th scope="rowgroup" rowSpan={fields.length}>
                    {label} {kind === 'added' && <small>({t('new')})</small>}
                  </th>
                )}
                <td>{fieldWords[field][language]}</td>
                <td>{before === '' ? <i>{t('empty')}</i> : before}</td>
                <td>{after === '' ? <i>{t('empty')}</i> : after}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </>
  )
}
