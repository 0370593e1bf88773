import { Button } from '@mantine/core'
import { IconDownload, IconHistory, IconUpload } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { EmptyState, text } from '#browser/kit'
import type { ReplyOf } from '#contract'
import type { LineageOperations } from '#contract/console'
import { FailureNote } from '../../screens/failure-note.tsx'
import { FindField } from '../../screens/find-field.tsx'
import styles from '../../screens/page.module.css'
import { saveFile } from '../../screens/save-file.ts'
import { useDesk, useQuery, useRight } from '../../screens/use-office.ts'
import { useSlash } from '../../screens/use-slash.ts'
import { FormersTable } from './formers-table.tsx'
import view from './import-view.module.css'

const { useText, both } = text({
  title: { vi: 'Tên cũ của các đơn vị', en: 'Former names of units' },
  how: {
    vi: 'Các xã, phường, thị trấn trước khi sắp xếp, đổi tên. Nhập danh bạ và tìm kiếm nhận ra các tên này.',
    en: 'Units before they were merged or renamed. Imports of the directory and searches know them.',
  },
  find: { vi: 'Tìm tên cũ', en: 'Find a former name' },
  hint: {
    vi: 'Tên cũ, huyện, mã, đơn vị mới, văn bản ( / )',
    en: 'Name, district, code, unit, document ( / )',
  },
  import: { vi: 'Nhập từ tệp…', en: 'Import a file…' },
  template: { vi: 'Tệp mẫu', en: 'Template' },
  back: { vi: 'Về danh bạ', en: 'Back to the directory' },
  loading: { vi: 'Đang tải…', en: 'Loading…' },
  none: { vi: 'Chưa có tên cũ nào', en: 'There are no former names yet' },
  begin: {
    vi: 'Bấm “Tệp mẫu”, ghi mỗi dòng một đơn vị cũ, rồi “Nhập từ tệp…”.',
    en: 'Take the template, write a former unit in each row, then import it.',
  },
  noMatch: { vi: 'Không có tên cũ nào khớp', en: 'No former name matches' },
  fewer: { vi: 'Bớt chữ tìm.', en: 'Use fewer words.' },
  count: { vi: '{shown}/{total} tên cũ', en: '{shown}/{total} former names' },
})

type Listed = ReplyOf<LineageOperations, 'lineage.list'>

const WAIT_MS = 200

/** What units were called before: looked through, imported, and taken out when wrong. */
export function LineageView() {
  const t = useText()
  const { office, address } = useDesk()
  const mayWrite = useRight('sites')
  const [typed, setTyped] = useState(useQuery('q'))
  const [listed, setListed] = useState<Listed | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const [looks, setLooks] = useState(0)
  const field = useRef<HTMLInputElement>(null)
  useSlash(field)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `looks` asks once more after something was taken out
  useEffect(() => {
    let stale = false
    const timer = setTimeout(() => {
      address.note({ q: typed })
      office.call('lineage.list', { text: typed.slice(0, 100) }).then(
        (now) => !stale && setListed(now),
        (error: unknown) => !stale && setFailure(error),
      )
    }, WAIT_MS)
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [typed, looks, office, address])

  const fetchTemplate = async () => {
    try {
      saveFile((await office.call('lineage.template', { format: 'xlsx' })).file)
    } catch (error) {
      setFailure(error)
    }
  }
  const remove = async (former: string) => {
    setFailure(null)
    try {
      await office.call('lineage.remove', { former })
    } catch (error) {
      setFailure(error)
    }
    setLooks((count) => count + 1)
  }
  const isEmpty = listed?.total === 0
  return (
    <section className={view.page} aria-labelledby="lineage-title">
      <h2 id="lineage-title">{t('title')}</h2>
      <p className={view.how}>{t('how')}</p>
      <div className={styles.bar}>
        <search className={styles.filter}>
          <FindField ref={field} label={t('find')} hint={t('hint')} typed={typed} onTyped={setTyped} />
          {listed && (
            <output data-count>{t('count', { shown: listed.formers.length, total: listed.total })}</output>
          )}
        </search>
        <div className={styles.orders}>
          {mayWrite && (
            <>
              <Button
                leftSection={<IconUpload size={18} aria-hidden />}
                onClick={() => address.go('directory', { view: 'lineage-import' })}
              >
                {t('import')}
              </Button>
              <Button
                variant="default"
                leftSection={<IconDownload size={18} aria-hidden />}
                onClick={fetchTemplate}
              >
                {t('template')}
              </Button>
            </>
          )}
          <Button variant="default" onClick={() => address.go('directory')}>
            {t('back')}
          </Button>
        </div>
      </div>
      {failure !== null && <FailureNote error={failure} />}
      {!listed && failure === null && <p role="status">{t('loading')}</p>}
      {isEmpty && (
        <EmptyState
          icon={<IconHistory size={48} />}
          title={both(typed === '' ? 'none' : 'noMatch')}
          hint={both(typed === '' ? 'begin' : 'fewer')}
        />
      )}
      {listed && !isEmpty && (
        <FormersTable formers={listed.formers} {...(mayWrite && { onRemove: remove })} />
      )}
    </section>
  )
}
