import { Button, FileInput } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useState } from 'react'
import { text } from '#browser/kit'
import { type ImportPreview, MAX_DIRECTORY_BYTES } from '#contract/directory'
import { DoneNote } from '../../screens/done-note.tsx'
import { FailureNote } from '../../screens/failure-note.tsx'
import { useDesk } from '../../screens/use-office.ts'
import { base64Of } from './base64.ts'
import styles from './import-view.module.css'
import { PreviewReport } from './preview-report.tsx'

const { useText } = text({
  title: { vi: 'Nhập danh bạ từ tệp', en: 'Import a file into the directory' },
  how: {
    vi: 'Tệp XLSX hoặc CSV theo tệp mẫu, tối đa 1 MiB. Chọn tệp để xem trước; chưa có gì được lưu cho tới khi xác nhận.',
    en: 'XLSX or CSV after the template, at most 1 MiB. Choose it to see what would change; nothing is stored before you confirm.',
  },
  choose: { vi: 'Chọn tệp', en: 'Choose a file' },
  placeholder: { vi: 'Bấm để chọn tệp .xlsx hoặc .csv', en: 'Press to choose a .xlsx or .csv file' },
  reading: { vi: 'Đang đọc tệp…', en: 'Reading the file…' },
  large: {
    vi: 'Tệp lớn hơn 1 MiB. Hãy chia thành nhiều tệp.',
    en: 'The file is larger than 1 MiB. Split it.',
  },
  confirm: { vi: 'Lưu {count} điểm cầu', en: 'Store {count} sites' },
  nothing: { vi: 'Không có gì để lưu', en: 'Nothing to store' },
  back: { vi: 'Về danh bạ', en: 'Back to the directory' },
  stored: {
    vi: 'Đã lưu: {added} điểm cầu mới, {changed} điểm cầu được sửa, {unchanged} điểm cầu đã đúng như tệp.',
    en: 'Stored: {added} sites added, {changed} changed, {unchanged} said so already.',
  },
})

type Step =
  | { kind: 'choose'; failure: unknown }
  | { kind: 'too-large' }
  | { kind: 'reading' }
  | { kind: 'shown'; preview: ImportPreview; failure: unknown; storing: boolean }
  | { kind: 'stored'; added: number; changed: number; unchanged: number }

/** A file: chosen, looked at, confirmed. */
export function ImportView() {
  const t = useText()
  const { office, address } = useDesk()
  const [file, setFile] = useState<File | null>(null)
  const [step, setStep] = useState<Step>({ kind: 'choose', failure: null })

  const chosen = async (next: File | null) => {
    setFile(next)
    if (!next) return setStep({ kind: 'choose', failure: null })
    if (next.size > MAX_DIRECTORY_BYTES) return setStep({ kind: 'too-large' })
    setStep({ kind: 'reading' })
    try {
      const preview = await office.call('directory.import-preview', { base64: await base64Of(next) })
      setStep({ kind: 'shown', preview, failure: null, storing: false })
    } catch (failure) {
      setStep({ kind: 'choose', failure })
    }
  }
  const confirm = async (preview: ImportPreview) => {
    setStep({ kind: 'shown', preview, failure: null, storing: true })
    try {
      const done = await office.call('directory.import-confirm', { preview: preview.preview })
      setFile(null)
      setStep({ kind: 'stored', ...done })
    } catch (failure) {
      setStep({ kind: 'shown', preview, failure, storing: false })
    }
  }
  const changes = step.kind === 'shown' ? step.preview.added + step.preview.changed : 0
  return (
    <section className={styles.page} aria-labelledby="import-title">
      <h2 id="import-title">{t('title')}</h2>
      <p className={styles.how}>{t('how')}</p>
      <div className={styles.order}>
        <FileInput
          label={t('choose')}
          placeholder={t('placeholder')}
          accept=".xlsx,.csv"
          leftSection={<IconFileSpreadsheet size={18} aria-hidden />}
          value={file}
          onChange={chosen}
          className={styles.file}
        />
        {step.kind === 'shown' && (
          <Button disabled={changes === 0} loading={step.storing} onClick={() => confirm(step.preview)}>
            {changes === 0 ? t('nothing') : t('confirm', { count: changes })}
          </Button>
        )}
        <Button variant="default" onClick={() => address.go('directory')}>
          {t('back')}
        </Button>
      </div>
      {step.kind === 'reading' && <p role="status">{t('reading')}</p>}
      {step.kind === 'too-large' && <p role="alert">{t('large')}</p>}
      {step.kind === 'choose' && step.failure !== null && <FailureNote error={step.failure} />}
      {step.kind === 'stored' && (
        <DoneNote>
          {t('stored', { added: step.added, changed: step.changed, unchanged: step.unchanged })}
        </DoneNote>
      )}
      {step.kind === 'shown' && step.failure !== null && <FailureNote error={step.failure} />}
      {step.kind === 'shown' && <PreviewReport preview={step.preview} />}
    </section>
  )
}
