import { Button, TextInput } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { text, useLanguage } from '#browser/kit'
import { useLive } from '#browser/live-state'
import type { SiteId } from '#contract'
import { cameOf, isAhead, type Participation, wrongClocks } from '../state/participation.ts'
import panel from './panel.module.css'
import styles from './participation.module.css'
import { ParticipationCounts } from './participation-counts.tsx'
import { ParticipationRow } from './participation-row.tsx'
import { useDesk, useSession } from './use-desk.ts'
import { useFieldKeys } from './use-field-keys.ts'
import { timeOf } from './vietnam-clock.ts'

const { useText } = text({
  title: { vi: 'Tham dự', en: 'Participation' },
  none: {
    vi: 'Chưa có phiên họp. Khi phiên họp mở, ở đây thấy ai đúng giờ, muộn, vắng, mất kết nối.',
    en: 'There is no session. Once one is open this says who is on time, late, absent or lost.',
  },
  asked: { vi: 'Đang đọc sổ của máy chủ…', en: 'Reading the record of the node…' },
  failed: {
    vi: 'Mất kết nối với máy chủ: chưa đọc được sổ. Trang tự đọc lại khi có kết nối.',
    en: 'The node is not connected, its record can not be read. It is read once the connection is back.',
  },
  stale: {
    vi: 'Mất kết nối với máy chủ: đây là số liệu lúc {at}.',
    en: 'The node is not connected: this is as of {at}.',
  },
  starts: { vi: 'Bắt đầu {at}', en: 'Begins at {at}' },
  started: { vi: 'Bắt đầu lúc {at}', en: 'Began at {at}' },
  ended: { vi: 'kết thúc lúc {at}', en: 'ended at {at}' },
  ahead: { vi: 'Đã có mặt {here}/{of} trước giờ bắt đầu', en: '{here} of {of} are there before the start' },
  ofTier: {
    vi: 'Theo sổ của cấp này: {count} điểm cầu chưa rõ, vì máy chủ của tỉnh không trả lời. Có lại khi đường truyền trở lại.',
    en: 'By the record of this tier: {count} sites are not known, for the node of their province does not answer. They are asked again.',
  },
  ofAbove: {
    vi: 'Theo sổ của cấp này: chưa hỏi được cấp điều hành giờ bắt đầu của phiên. Đang có mặt {here}/{of}.',
    en: 'By the record of this tier: the tier that runs the session does not say when it began. {here} of {of} are here.',
  },
  clocks: {
    vi: 'Đồng hồ máy chủ sai, số liệu ở đó chưa đúng: {names}.',
    en: 'The clock of the node is wrong, and with it the figures there: {names}.',
  },
  unread: {
    vi: '{count} dòng trong sổ không đọc được, không tính vào số liệu.',
    en: '{count} events of the record can not be read; they do not count.',
  },
  find: { vi: 'Tìm điểm cầu', en: 'Find a site' },
  province: { vi: '{name}: {came}/{of}', en: '{name}: {came}/{of}' },
  nobody: { vi: 'Không có điểm cầu nào như vậy.', en: 'There is no such site.' },
  more: { vi: 'và {count} điểm cầu nữa; lọc để thu gọn', en: 'and {count} more sites; filter for fewer' },
  export: { vi: 'Lưu bảng ({format})', en: 'Save as a sheet ({format})' },
})

/** What the sheet is saved as. */
const formats = ['xlsx', 'csv'] as const

/** How every site takes part in the session, from the record; goes on being read while it is open. */
export function ParticipationView() {
  const t = useText()
  const language = useLanguage()
  const { participation, connection } = useDesk()
  const session = useSession()?.id ?? null
  useEffect(() => {
    participation.open(session)
    return participation.shut
  }, [participation, session])
  const now = useLive(participation.live, (told) => told)
  const isOpen = useLive(connection.state, ({ kind }) => kind === 'open')
  return (
    <section className={panel.panel} aria-label={t('title')} data-participation={now?.kind ?? 'none'}>
      {now === null && <p className={panel.hint}>{t('none')}</p>}
      {now?.kind === 'asked' && <p className={panel.hint}>{t(isOpen ? 'asked' : 'failed')}</p>}
      {now?.kind === 'failed' && (
        <p className={panel.hint} role="alert">
          {now.why?.[language] ?? t('failed')}
        </p>
      )}
      {now?.kind === 'here' && <Told is={now.is} stale={now.stale} />}
    </section>
  )
}

function Told({ is, stale }: { is: Participation; stale: boolean }) {
  const t = useText()
  const { participation } = useDesk()
  const { text: words, only } = useLive(participation.wanted, (wanted) => wanted)
  const exporting = useLive(participation.exporting, (now) => now)
  const [open, setOpen] = useState<SiteId | null>(null)
  const find = (text: string) => participation.want({ text })
  const pressed = useFieldKeys(
    () => {},
    () => find(''),
  )
  const { whole, provinces, sites, total, startsAt, endedAt, openedAt } = is
  const ahead = isAhead(is)
  const wrong = wrongClocks(is)
  const times = [
    startsAt !== null && t(ahead ? 'starts' : 'started', { at: timeOf(startsAt).slice(0, 5) }),
    endedAt !== null && t('ended', { at: timeOf(endedAt).slice(0, 5) }),
  ].filter(Boolean)
  return (
    <>
      <div className={styles.head}>
        <p className={styles.session}>{is.title}</p>
        {times.length > 0 && <p className={panel.count}>{times.join(' · ')}</p>}
        {stale && (
          <p className={styles.stale} role="status">
            {t('stale', { at: timeOf(is.at) })}
          </p>
        )}
        {openedAt === null && (
          <p className={styles.note} data-by-record>
            {t('ofAbove', { here: whole.here, of: whole.of })}
          </p>
        )}
        {openedAt !== null && whole.unknown > 0 && (
          <p className={styles.note} data-by-record>
            {t('ofTier', { count: whole.unknown })}
          </p>
        )}
        {wrong.length > 0 && (
          <p className={styles.stale} role="status" data-clocks>
            {t('clocks', { names: wrong.join(', ') })}
          </p>
        )}
        {is.unread > 0 && <p className={styles.note}>{t('unread', { count: is.unread })}</p>}
        {ahead && <p className={styles.note}>{t('ahead', { here: whole.here, of: whole.of })}</p>}
        {!ahead && (
          <ParticipationCounts is={is} only={only} onOnly={(next) => participation.want({ only: next })} />
        )}
        {!ahead && provinces.length > 1 && openedAt !== null && (
          <ul className={styles.provinces}>
            {provinces
              .filter(({ totals }) => totals.unknown < totals.of)
              .map(({ node, label, totals }) => (
                <li key={node}>{t('province', { name: label, ...cameOf(totals) })}</li>
              ))}
          </ul>
        )}
        <div className={styles.find}>
          <TextInput
            size="xs"
            maxLength={100}
            aria-label={t('find')}
            placeholder={t('find')}
            value={words}
            onChange={(event) => find(event.currentTarget.value)}
            onKeyDown={pressed}
          />
          {formats.map((format) => (
            <Button
              key={format}
              size="xs"
              px={8}
              variant="default"
              leftSection={<IconDownload size={14} aria-hidden />}
              aria-label={t('export', { format: format.toUpperCase() })}
              title={t('export', { format: format.toUpperCase() })}
              loading={exporting === format}
              disabled={stale || (exporting !== null && exporting !== format)}
              onClick={() => void participation.export(format)}
            >
              {format.toUpperCase()}
            </Button>
          ))}
        </div>
      </div>
      <ul className={panel.list} data-participants={total}>
        {sites.map((of) => (
          <ParticipationRow
            key={of.site}
            of={of}
            over={endedAt !== null}
            open={open === of.site}
            onOpen={() => setOpen((now) => (now === of.site ? null : of.site))}
          />
        ))}
      </ul>
      {total === 0 && <p className={panel.hint}>{t('nobody')}</p>}
      {total > sites.length && <p className={panel.hint}>{t('more', { count: total - sites.length })}</p>}
    </>
  )
}
