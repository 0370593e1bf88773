import { StateBadge, text, useLanguage } from '#browser/kit'
import { type ImportPreview, MAX_FAULTS_NAMED, type RowChange } from '#contract/directory'
import { formatVietnamTime } from '#foundation/time'
import { fieldWords } from './field-words.ts'
import styles from './import-view.module.css'

const { useText } = text({
  rows: { vi: '{count} dòng có dữ liệu', en: '{count} rows say something' },
  added: { vi: '{count} điểm cầu mới', en: '{count} sites added' },
  changed: { vi: '{count} điểm cầu thay đổi', en: '{count} sites changed' },
  unchanged: { vi: '{count} không đổi', en: '{count} unchanged' },
  wrong: { vi: '{count} dòng sai, sẽ bỏ qua', en: '{count} wrong rows, left out' },
  until: { vi: 'Xác nhận được đến {at}.', en: 'It can be confirmed until {at}.' },
  faults: { vi: 'Các dòng sai', en: 'Wrong rows' },
  mend: {
    vi: 'Sửa trong tệp rồi chọn lại tệp, hoặc xác nhận ngay: các dòng đúng được lưu, các dòng này thì không.',
    en: 'Mend them in the file and choose it again, or confirm now: the good rows are stored, these are not.',
  },
  more: {
    vi: 'Còn lỗi khác; sửa các lỗi này rồi chọn lại tệp.',
    en: 'There are more; mend these and choose the file again.',
  },
  renamed: { vi: 'Tên cũ đã nhận ra', en: 'Old names that were recognised' },
  was: { vi: 'Dòng {row}: {was} → {label}', en: 'Row {row}: {was} → {label}' },
  changes: { vi: 'Sẽ thay đổi', en: 'What would change' },
  row: { vi: 'Dòng', en: 'Row' },
  column: { vi: 'Cột', en: 'Column' },
  value: { vi: 'Đang ghi', en: 'It says' },
  reason: { vi: 'Vì sao sai', en: 'Why it is wrong' },
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
  const { rows, added, changed, unchanged, wrong, changes, faults, renamed, expiresAt } = preview
  return (
    <>
      <ul className={styles.counts} data-counts>
        <li>{t('rows', { count: rows })}</li>
        <li>
          <StateBadge meaning={added > 0 ? 'action' : 'unknown'}>{t('added', { count: added })}</StateBadge>
        </li>
        <li>
          <StateBadge meaning={changed > 0 ? 'action' : 'unknown'}>
            {t('changed', { count: changed })}
          </StateBadge>
        </li>
        <li>
          <StateBadge meaning="ready">{t('unchanged', { count: unchanged })}</StateBadge>
        </li>
        <li>
          <StateBadge meaning={wrong > 0 ? 'attention' : 'ready'}>{t('wrong', { count: wrong })}</StateBadge>
        </li>
        <li>{t('until', { at: formatVietnamTime(expiresAt).slice(11, 16) })}</li>
      </ul>
      {faults.length > 0 && <Faults preview={preview} />}
      {renamed.length > 0 && (
        <>
          <h3>{t('renamed')}</h3>
          <ul>
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

function Faults({ preview: { faults } }: { preview: ImportPreview }) {
  const t = useText()
  const language = useLanguage()
  return (
    <>
      <h3>{t('faults')}</h3>
      <p className={styles.how}>{t('mend')}</p>
      <table className={styles.table} data-table="faults">
        <thead>
          <tr>
            {(['row', 'column', 'value', 'reason'] as const).map((head) => (
              <th key={head} scope="col">
                {t(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {faults.map(({ row, column, letter, heading, value, reason }) => (
            <tr key={`${row} ${column}`}>
              <td>{row}</td>
              <td>
                {letter && <b>{letter}</b>} {heading}
              </td>
              <td>{value === '' ? t('empty') : value}</td>
              <td>{reason[language]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {faults.length >= MAX_FAULTS_NAMED && <p className={styles.how}>{t('more')}</p>}
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
          <tbody key={site} className={styles.change}>
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
