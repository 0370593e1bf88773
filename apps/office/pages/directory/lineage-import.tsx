import { Button } from '@mantine/core'
import { text } from '#browser/kit'
import type { LineagePreview } from '#contract/lineage'
import { useDesk } from '../../screens/use-office.ts'
import { FaultsTable } from './faults-table.tsx'
import { FileImport } from './file-import.tsx'
import styles from './import-view.module.css'
import { PreviewCounts } from './preview-counts.tsx'

const { useText } = text({
  title: { vi: 'Nhập tên cũ của các đơn vị', en: 'Import former names of units' },
  how: {
    vi: 'Mỗi dòng một đơn vị cũ, với mã đơn vị mới mà nó đã nhập vào. Sau đó, danh bạ ghi tên cũ được nhận ra và chuyển sang đơn vị mới.',
    en: 'Each row is a former unit with the code of the unit that it lies in now. From then on a directory that names former units is recognised.',
  },
  confirm: { vi: 'Lưu {count} tên cũ', en: 'Store {count} former names' },
  back: { vi: 'Về các tên cũ', en: 'Back to the former names' },
  stored: {
    vi: 'Đã lưu: {added} tên cũ mới, {changed} được sửa, {unchanged} đã đúng như tệp.',
    en: 'Stored: {added} added, {changed} changed, {unchanged} said so already.',
  },
  added: { vi: '{count} tên cũ mới', en: '{count} added' },
  changed: { vi: '{count} thay đổi', en: '{count} changed' },
  changes: { vi: 'Sẽ lưu', en: 'What would be stored' },
  row: { vi: 'Dòng', en: 'Row' },
  former: { vi: 'Đơn vị cũ', en: 'Former unit' },
  unit: { vi: 'Nay thuộc', en: 'Lies in' },
  document: { vi: 'Văn bản', en: 'Document' },
})

/** Former units from a file. */
export function LineageImport() {
  const t = useText()
  const { office, address } = useDesk()
  return (
    <FileImport
      id="lineage-import-title"
      title={t('title')}
      how={t('how')}
      orders={{
        preview: (base64) => office.call('lineage.import-preview', { base64 }),
        confirm: (preview) => office.call('lineage.import-confirm', { preview }),
      }}
      actions={
        <Button variant="default" onClick={() => address.go('directory', { view: 'lineage' })}>
          {t('back')}
        </Button>
      }
      confirmWords={(count) => t('confirm', { count })}
      doneWords={({ added, changed, unchanged }) => t('stored', { added, changed, unchanged })}
      report={(preview) => <Report preview={preview} />}
    />
  )
}

function Report({ preview }: { preview: LineagePreview }) {
  const t = useText()
  const { added, changed, faults, changes } = preview
  return (
    <>
      <PreviewCounts
        preview={preview}
        added={t('added', { count: added })}
        changed={t('changed', { count: changed })}
      />
      {faults.length > 0 && <FaultsTable faults={faults} />}
      {changes.length > 0 && (
        <>
          <h3>{t('changes')}</h3>
          <table className={styles.table} data-table="changes">
            <thead>
              <tr>
                {(['row', 'former', 'unit', 'document'] as const).map((head) => (
                  <th key={head} scope="col">
                    {t(head)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {changes.map(({ row, former, label }) => (
                <tr key={row}>
                  <td>{row}</td>
                  <td>{[former.name, former.district, former.province].filter(Boolean).join(', ')}</td>
                  <td>{label}</td>
                  <td>{former.document}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </>
  )
}
