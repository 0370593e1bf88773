import { Button, FileInput } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { text } from '#browser/kit'
import { DoneNote } from '../../screens/done-note.tsx'
import { FailureNote } from '../../screens/failure-note.tsx'
import styles from './import-view.module.css'
import { type FileOrders, useFileImport } from './use-file-import.ts'

const { useText } = text({
  choose: { vi: 'Chọn tệp', en: 'Choose a file' },
  placeholder: { vi: 'Bấm để chọn tệp .xlsx hoặc .csv', en: 'Press to choose a .xlsx or .csv file' },
  reading: { vi: 'Đang đọc tệp…', en: 'Reading the file…' },
  large: {
    vi: 'Tệp lớn hơn 1 MiB. Hãy chia thành nhiều tệp.',
    en: 'The file is larger than 1 MiB. Split it.',
  },
  nothing: { vi: 'Không có gì để lưu', en: 'Nothing to store' },
})

interface Counted {
  preview: string
  added: number
  changed: number
}

interface Props<Preview extends Counted, Done> {
  /** Unique on the page. */
  id: string
  title: string
  how: string
  orders: FileOrders<Preview, Done>
  /** Beside the order: the way back, templates. */
  actions: ReactNode
  confirmWords: (count: number) => string
  doneWords: (done: Done) => string
  report: (preview: Preview) => ReactNode
}

/** A file on its way in: chosen, looked at, confirmed. */
export function FileImport<Preview extends Counted, Done>(props: Props<Preview, Done>) {
  const { id, title, how, orders, actions, confirmWords, doneWords, report } = props
  const t = useText()
  const { file, step, choose, confirm } = useFileImport(orders)
  const changes = step.kind === 'shown' ? step.preview.added + step.preview.changed : 0
  return (
    <section className={styles.page} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p className={styles.how}>{how}</p>
      <div className={styles.order}>
        <FileInput
          label={t('choose')}
          placeholder={t('placeholder')}
          accept=".xlsx,.csv"
          leftSection={<IconFileSpreadsheet size={18} aria-hidden />}
          value={file}
          onChange={choose}
          className={styles.file}
        />
        {step.kind === 'shown' && (
          <Button disabled={changes === 0} loading={step.storing} onClick={() => confirm(step.preview)}>
            {changes === 0 ? t('nothing') : confirmWords(changes)}
          </Button>
        )}
        {actions}
      </div>
      {step.kind === 'reading' && <p role="status">{t('reading')}</p>}
      {step.kind === 'too-large' && <p role="alert">{t('large')}</p>}
      {step.kind === 'choose' && step.failure !== null && <FailureNote error={step.failure} />}
      {step.kind === 'stored' && <DoneNote>{doneWords(step.done)}</DoneNote>}
      {step.kind === 'shown' && step.failure !== null && <FailureNote error={step.failure} />}
      {step.kind === 'shown' && report(step.preview)}
    </section>
  )
}
