import { Button } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { Confirm, text } from '#browser/kit'
import type { ReplyOf } from '#contract'
import type { LineageOperations } from '#contract/console'
import styles from './import-view.module.css'

const { useText } = text({
  former: { vi: 'Đơn vị cũ', en: 'Former unit' },
  lay: { vi: 'Thuộc (cũ)', en: 'Lay in' },
  unit: { vi: 'Nay thuộc', en: 'Lies in' },
  document: { vi: 'Văn bản', en: 'Document' },
  from: { vi: 'Từ ngày', en: 'From' },
  remove: { vi: 'Xóa', en: 'Take out' },
  sure: { vi: 'Xóa tên cũ “{name}”?', en: 'Take “{name}” out?' },
  means: {
    vi: 'Danh bạ ghi tên này sẽ không còn được nhận ra. Muốn có lại thì nhập lại từ tệp.',
    en: 'A directory that names it will no longer be recognised. To have it back, import it again.',
  },
})

type Former = ReplyOf<LineageOperations, 'lineage.list'>['formers'][number]

interface Props {
  formers: readonly Former[]
  /** Left out: they are only read. */
  onRemove?: (id: string) => Promise<void>
}

export function FormersTable({ formers, onRemove }: Props) {
  const t = useText()
  const [asked, setAsked] = useState<Former | null>(null)
  return (
    <>
      <table className={styles.table} data-table="formers">
        <thead>
          <tr>
            {(['former', 'lay', 'unit', 'document', 'from'] as const).map((head) => (
              <th key={head} scope="col">
                {t(head)}
              </th>
            ))}
            {onRemove && <th aria-label={t('remove')} />}
          </tr>
        </thead>
        <tbody>
          {formers.map((each) => (
            <tr key={each.id}>
              <td>
                {each.former.name} {each.former.code && <small>{each.former.code}</small>}
              </td>
              <td>{[each.former.district, each.former.province].filter(Boolean).join(', ')}</td>
              <td>{each.label}</td>
              <td>{each.former.document}</td>
              <td>{each.former.from.split('-').reverse().join('/')}</td>
              {onRemove && (
                <td>
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    leftSection={<IconTrash size={16} aria-hidden />}
                    onClick={() => setAsked(each)}
                  >
                    {t('remove')}
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <Confirm
        opened={asked !== null}
        title={t('sure', { name: asked?.former.name ?? '' })}
        consequence={t('means')}
        action={t('remove')}
        onConfirm={() => asked && void onRemove?.(asked.id)}
        onClose={() => setAsked(null)}
      />
    </>
  )
}
