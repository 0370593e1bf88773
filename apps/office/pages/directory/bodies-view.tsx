import { Button } from '@mantine/core'
import { IconBuildingBank } from '@tabler/icons-react'
import { useState } from 'react'
import { Confirm, EmptyState, StateBadge, text, useLanguage } from '#browser/kit'
import type { ReplyOf } from '#contract'
import type { Body } from '#contract/bodies'
import type { BodyOperations } from '#contract/console'
import { formatVietnamTime } from '#foundation/time'
import { FailureNote } from '../../screens/failure-note.tsx'
import styles from '../../screens/page.module.css'
import { Table } from '../../screens/table.tsx'
import { useAsked, useDesk, useRight } from '../../screens/use-office.ts'
import { BodyForm } from './body-form.tsx'
import own from './directory.module.css'
import { kindWords } from './field-words.ts'

const { useText, both } = text({
  title: { vi: 'Sở, ban, ngành và cơ quan khác', en: 'Departments and other bodies' },
  how: {
    vi: 'Mỗi cơ quan có phòng họp riêng là một điểm cầu cạnh các xã: có liên kết, có danh bạ, được mời họp. Các trang đang mở gọi tên cơ quan mới sau khi tải lại.',
    en: 'A body with a room of its own is a site beside the communes: it has links, a record, and is invited. Pages that are open name a new one after a reload.',
  },
  loading: { vi: 'Đang tải…', en: 'Loading…' },
  none: { vi: 'Chưa có cơ quan nào', en: 'There are no bodies yet' },
  begin: { vi: 'Ghi mã, tên rồi bấm “Thêm cơ quan”.', en: 'Write code and name, then add it.' },
  name: { vi: 'Cơ quan', en: 'Body' },
  kind: { vi: 'Loại', en: 'Kind' },
  state: { vi: 'Trạng thái', en: 'State' },
  orders: { vi: 'Việc', en: 'Orders' },
  open: { vi: 'Là điểm cầu', en: 'Is a site' },
  closed: { vi: 'Thôi từ {at}', en: 'Closed since {at}' },
  record: { vi: 'Danh bạ', en: 'Directory' },
  rename: { vi: 'Đổi tên', en: 'Rename' },
  close: { vi: 'Thôi làm điểm cầu', en: 'Close' },
  reopen: { vi: 'Mở lại', en: 'Open again' },
  sure: { vi: '{name} thôi làm điểm cầu?', en: 'Close {name}?' },
  means: {
    vi: 'Mọi liên kết của cơ quan này hết hiệu lực, trang đang mở ở đó bị đóng. Những gì đã ghi vẫn còn; mở lại được.',
    en: 'Every link of it ends, and so does a page that is open there. What is recorded stays; it can be opened again.',
  },
  back: { vi: 'Về danh bạ', en: 'Back to the directory' },
})

type Entry = ReplyOf<BodyOperations, 'bodies.list'>['bodies'][number]

/** Departments and other bodies of this node as sites: made, renamed, closed, opened again. */
export function BodiesView() {
  const t = useText()
  const language = useLanguage()
  const { office, address } = useDesk()
  const mayWrite = useRight('sites')
  const { answer, again } = useAsked(({ call }) => call('bodies.list', {}))
  const [edited, setEdited] = useState<Entry | null>(null)
  const [closing, setClosing] = useState<Entry | null>(null)
  const [failure, setFailure] = useState<unknown>(null)

  const order = async (carryOut: () => Promise<unknown>): Promise<boolean> => {
    setFailure(null)
    try {
      await carryOut()
      return true
    } catch (error) {
      setFailure(error)
      return false
    } finally {
      await again()
    }
  }
  const set = (body: Body, seen: number) => order(() => office.call('bodies.set', { body, seen }))
  const close = ({ body: { site }, revision }: Entry) =>
    order(() => office.call('bodies.close', { site, seen: revision }))
  const save = async (body: Body) => {
    const isStored = await set(body, edited?.revision ?? 0)
    if (isStored) setEdited(null)
    return isStored
  }
  if (answer.kind === 'failed') return <FailureNote error={answer.error} />
  if (answer.kind === 'asked') return <p className={styles.wait}>{t('loading')}</p>
  const { bodies } = answer.is
  return (
    <section className={`${styles.page} ${own.bodies}`} aria-labelledby="bodies-title">
      <div className={styles.bar}>
        <h2 id="bodies-title">{t('title')}</h2>
        <Button variant="default" onClick={() => address.go('directory')}>
          {t('back')}
        </Button>
      </div>
      <p className={styles.what}>{t('how')}</p>
      {mayWrite && (
        <BodyForm
          key={edited?.body.site ?? 'new'}
          edited={edited?.body ?? null}
          onSave={save}
          onCancel={() => setEdited(null)}
        />
      )}
      {failure !== null && <FailureNote error={failure} />}
      {bodies.length === 0 ? (
        <EmptyState icon={<IconBuildingBank size={48} />} title={both('none')} hint={both('begin')} />
      ) : (
        <Table
          head={(['name', 'kind', 'state', 'orders'] as const).map((head) => (
            <th key={head} scope="col">
              {t(head)}
            </th>
          ))}
        >
          {bodies.map((entry) => (
            <tr key={entry.body.site}>
              <th scope="row">
                {entry.body.name}
                <small>{entry.body.site}</small>
              </th>
              <td>{kindWords[entry.body.kind][language]}</td>
              <td>
                <StateBadge meaning={entry.closedAt === null ? 'ready' : 'unknown'}>
                  {entry.closedAt === null
                    ? t('open')
                    : t('closed', { at: formatVietnamTime(entry.closedAt).slice(0, 10) })}
                </StateBadge>
              </td>
              <td>
                <div className={styles.orders}>
                  {entry.closedAt === null && (
                    <Button
                      size="compact-sm"
                      variant="default"
                      onClick={() => address.go('directory', { site: entry.body.site })}
                    >
                      {t('record')}
                    </Button>
                  )}
                  {mayWrite && entry.closedAt === null && (
                    <>
                      <Button size="compact-sm" variant="default" onClick={() => setEdited(entry)}>
                        {t('rename')}
                      </Button>
                      <Button size="compact-sm" variant="default" onClick={() => setClosing(entry)}>
                        {t('close')}
                      </Button>
                    </>
                  )}
                  {mayWrite && entry.closedAt !== null && (
                    <Button
                      size="compact-sm"
                      variant="default"
                      onClick={() => set(entry.body, entry.revision)}
                    >
                      {t('reopen')}
                    </Button>
                  )}
                </div>
              </td>
            </tr>
          ))}
        </Table>
      )}
      <Confirm
        opened={closing !== null}
        title={t('sure', { name: closing?.body.name ?? '' })}
        consequence={t('means')}
        action={t('close')}
        onConfirm={() => closing && void close(closing)}
        onClose={() => setClosing(null)}
      />
    </section>
  )
}
