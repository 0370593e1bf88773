import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { Confirm, text } from '#browser/kit'
import { FailureNote } from '../../screens/failure-note.tsx'
import page from '../../screens/page.module.css'
import { useDesk } from '../../screens/use-office.ts'
import { type Sheet, sheet as sheetNow } from './issued.ts'
import styles from './links.module.css'
import { PrintSheet } from './print-sheet.tsx'

const { useText } = text({
  title: { vi: 'Tờ liên kết: {count} điểm cầu', en: 'Sheet of links: {count} sites' },
  once: {
    vi: 'Các liên kết này chỉ hiện một lần, ngay bây giờ; máy chủ không giữ bản nào. In ra, hoặc in thành tệp PDF và giữ kín như chìa khóa: ai có mã thì vào được phòng họp với tên điểm cầu. Cắt theo nét đứt, giao tận tay đầu mối.',
    en: 'These links are shown once, now; the node keeps no copy. Print them, or print them to a PDF and guard it like a key: whoever holds a code enters under that site’s name. Cut along the dashes and hand each to its focal person.',
  },
  print: { vi: 'In tờ này', en: 'Print the sheet' },
  done: { vi: 'Đã in, xóa khỏi màn hình', en: 'Printed, clear the screen' },
  sure: { vi: 'Xóa {count} liên kết khỏi màn hình?', en: 'Clear {count} links from the screen?' },
  consequence: {
    vi: 'Liên kết đã in vẫn dùng được, nhưng không xem lại hay in lại được nữa; nếu thiếu tờ nào thì phải cấp liên kết mới.',
    en: 'What was printed keeps working, but can not be shown or printed again; for a missing card a new link has to be made.',
  },
  missing: {
    vi: 'Còn {count} điểm cầu chưa có liên kết trên tờ này. In tờ này trước, rồi cấp tiếp cho những nơi đó.',
    en: '{count} sites have no link on this sheet. Print it first, then make links for those.',
  },
  clear: { vi: 'Xóa khỏi màn hình', en: 'Clear the screen' },
})

/** What was just made, as it will be on paper. */
export function SheetView({ sheet }: { sheet: Sheet }) {
  const t = useText()
  const { node } = useDesk()
  const [asking, setAsking] = useState(false)
  const count = sheet.links.length
  useEffect(() => {
    const leaving = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', leaving)
    return () => window.removeEventListener('beforeunload', leaving)
  }, [])
  return (
    <section aria-labelledby="sheet-title">
      <header className={styles.sheetHead}>
        <h2 id="sheet-title">{t('title', { count })}</h2>
        <p>{t('once')}</p>
        {sheet.missing && (
          <>
            <FailureNote error={sheet.missing.error} />
            <p>{t('missing', { count: sheet.missing.sites })}</p>
          </>
        )}
        <div className={page.orders}>
          <Button leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
            {t('print')}
          </Button>
          <Button variant="default" onClick={() => setAsking(true)}>
            {t('done')}
          </Button>
        </div>
      </header>
      <PrintSheet sheet={sheet} tier={node.label} />
      <Confirm
        opened={asking}
        title={t('sure', { count })}
        consequence={t('consequence')}
        action={t('clear')}
        onConfirm={() => sheetNow.set(null)}
        onClose={() => setAsking(false)}
      />
    </section>
  )
}
