import { IconMicrophone } from '@tabler/icons-react'
import { text } from '#browser/kit'
import { nameOf } from '#browser/meeting'
import { type SiteId, screenOf } from '#contract'
import { marksOf } from '../state/marks.ts'
import { DisplayMark } from './display-mark.tsx'
import { Lasted } from './lasted.tsx'
import styles from './on-air-list.module.css'
import panel from './panel.module.css'
import { StateMark } from './state-mark.tsx'
import { TileAlarm } from './tile-alarm.tsx'
import { useDesk, useLabels, useStatus, useWorked } from './use-desk.ts'

const { useText } = text({
  title: { vi: 'Đang lên hình', en: 'On air' },
  lasts: { vi: 'Bản {revision}, lên hình đã được', en: 'Revision {revision}, on air for' },
  none: { vi: 'Chưa có điểm cầu nào lên hình.', en: 'No site is on air.' },
  open: { vi: 'micro đang mở', en: 'microphone open' },
})

/** The sites of the program, slot by slot. */
export function OnAirList() {
  const t = useText()
  const session = useWorked()
  const slots = session ? screenOf(session).slots : []
  const shown = slots.flatMap((slot, at) => (slot.kind === 'site' ? [{ site: slot.site, at }] : []))
  return (
    <section className={styles.panel}>
      <header className={panel.head}>
        <h2 className={panel.title}>{t('title')}</h2>
        {session && shown.length > 0 && (
          <span title={t('lasts', { revision: session.program.revision })}>
            <Lasted since={session.program.takenAt} />
          </span>
        )}
        <span className={panel.count}>{shown.length}</span>
      </header>
      {shown.length === 0 && <p className={panel.hint}>{t('none')}</p>}
      <ul className={panel.list}>
        {shown.map(({ site, at }) => (
          <OnAirSite key={at} site={site} slot={at} open={session?.floor.open.includes(site) ?? false} />
        ))}
      </ul>
    </section>
  )
}

function OnAirSite({ site, slot, open }: { site: SiteId; slot: number; open: boolean }) {
  const t = useText()
  const desk = useDesk()
  const name = nameOf(useLabels(), site)
  const marks = marksOf(useStatus(site))
  return (
    <li>
      <button type="button" className={styles.site} onClick={() => desk.view.revealSite(site)}>
        <span className={styles.slot}>{slot + 1}</span>
        <StateMark state={marks.state} bare />
        <span className={styles.name}>
          {name}
          <TileAlarm site={site} className={styles.alarm} />
        </span>
        {open && <IconMicrophone size={15} className={styles.open} aria-label={t('open')} />}
        {marks.display && marks.display !== 'confirmed' && <DisplayMark display={marks.display} />}
      </button>
    </li>
  )
}
