import { Button } from '@mantine/core'
import { text } from '#browser/kit'
import { useDesk } from '../../screens/use-office.ts'
import { FileImport } from './file-import.tsx'
import { PreviewReport } from './preview-report.tsx'

const { useText } = text({
  title: { vi: 'Nhập danh bạ từ tệp', en: 'Import a file into the directory' },
  how: {
    vi: 'Tệp XLSX hoặc CSV theo tệp mẫu, tối đa 1 MiB. Chọn tệp để xem trước; chưa có gì được lưu cho tới khi xác nhận.',
    en: 'XLSX or CSV after the template, at most 1 MiB. Choose it to see what would change; nothing is stored before you confirm.',
  },
  confirm: { vi: 'Lưu {count} điểm cầu', en: 'Store {count} sites' },
  back: { vi: 'Về danh bạ', en: 'Back to the directory' },
  stored: {
    vi: 'Đã lưu: {added} điểm cầu mới, {changed} điểm cầu được sửa, {unchanged} điểm cầu đã đúng như tệp.',
    en: 'Stored: {added} sites added, {changed} changed, {unchanged} said so already.',
  },
})

/** The directory from a file. */
export function ImportView() {
  const t = useText()
  const { office, address } = useDesk()
  return (
    <FileImport
      id="import-title"
      title={t('title')}
      how={t('how')}
      orders={{
        preview: (base64) => office.call('directory.import-preview', { base64 }),
        confirm: (preview) => office.call('directory.import-confirm', { preview }),
      }}
      actions={
        <Button variant="default" onClick={() => address.go('directory')}>
          {t('back')}
        </Button>
      }
      confirmWords={(count) => t('confirm', { count })}
      doneWords={({ added, changed, unchanged }) => t('stored', { added, changed, unchanged })}
      report={(preview) => <PreviewReport preview={preview} />}
    />
  )
}
