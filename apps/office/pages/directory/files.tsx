import { Button } from '@mantine/core'
import { IconDownload, IconUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { text } from '#browser/kit'
import type { SheetFile } from '#contract/directory'
import { FailureNote } from '../../screens/failure-note.tsx'
import styles from '../../screens/page.module.css'
import { saveFile } from '../../screens/save-file.ts'
import { useDesk, useRight } from '../../screens/use-office.ts'

const { useText } = text({
  import: { vi: 'Nhập từ tệp…', en: 'Import a file…' },
  xlsx: { vi: 'Xuất XLSX', en: 'Export XLSX' },
  csv: { vi: 'Xuất CSV', en: 'Export CSV' },
  template: { vi: 'Tệp mẫu', en: 'Template' },
  lineage: { vi: 'Tên cũ…', en: 'Former names…' },
  bodies: { vi: 'Sở, ngành…', en: 'Departments…' },
})

/** The directory as files. */
export function Files() {
  const t = useText()
  const { office, address } = useDesk()
  const mayWrite = useRight('sites')
  const [failure, setFailure] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  if (!mayWrite) return null

  const fetchFile = async (ask: () => Promise<{ file: SheetFile }>) => {
    setBusy(true)
    setFailure(null)
    try {
      saveFile((await ask()).file)
    } catch (error) {
      setFailure(error)
    } finally {
      setBusy(false)
    }
  }
  const save = (word: 'xlsx' | 'csv' | 'template', ask: () => Promise<{ file: SheetFile }>) => (
    <Button
      variant="default"
      leftSection={<IconDownload size={18} aria-hidden />}
      disabled={busy}
      onClick={() => fetchFile(ask)}
    >
      {t(word)}
    </Button>
  )
  return (
    <div className={styles.orders}>
      <Button
        leftSection={<IconUpload size={18} aria-hidden />}
        onClick={() => address.go('directory', { view: 'import' })}
      >
        {t('import')}
      </Button>
      {save('xlsx', () => office.call('directory.export', { format: 'xlsx' }))}
      {/* A sheet in Vietnamese takes the semicolon: its decimals have the comma. */}
      {save('csv', () => office.call('directory.export', { format: 'csv', separator: ';' }))}
      {save('template', () => office.call('directory.template', { format: 'xlsx' }))}
      <Button variant="default" onClick={() => address.go('directory', { view: 'lineage' })}>
        {t('lineage')}
      </Button>
      <Button variant="default" onClick={() => address.go('directory', { view: 'bodies' })}>
        {t('bodies')}
      </Button>
      {failure !== null && <FailureNote error={failure} />}
    </div>
  )
}
