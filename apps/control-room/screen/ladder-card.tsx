import { useState } from 'react'
import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { nameOf } from '#browser/meeting'
import { fromOthers, shortTime } from '../state/ladder.ts'
import { obstacleTo } from '../state/obstacle.ts'
import { LadderGate } from './ladder-gate.tsx'
import { LadderSteps } from './ladder-steps.tsx'
import { LadderTime } from './ladder-time.tsx'
import { useObstacleWords } from './obstacle-words.ts'
import styles from './tests-panel.module.css'
import { useDesk, useLabels, useSession, useStanding } from './use-desk.ts'

const { useText } = text({
  begins: { vi: 'Bắt đầu {time}', en: 'Begins {time}' },
  noTime: { vi: 'Chưa đặt giờ', en: 'No time yet' },
  hint: {
    vi: 'Đặt giờ bắt đầu: các đợt kiểm thử tự chạy trước 24 giờ, 60 và 30 phút; điểm cầu, tỉnh, trung ương được báo dần khi gần đến giờ.',
    en: 'With a start time, rounds of tests begin by themselves a day, an hour and half an hour before; sites, provinces and the centre are told as it gets late.',
  },
  more: { vi: 'và {count} điểm cầu nữa', en: 'and {count} more' },
  elsewhere: {
    vi: 'Phiên họp do {node} mở: giờ bắt đầu, chốt sẵn sàng và ký miễn đặt ở bàn điều khiển của cấp đó.',
    en: 'A session of {node}: its start time, its gate and its waivers are set at the console of that tier.',
  },
  told: {
    vi: '{node}: {count} điểm cầu chưa sẵn sàng cho “{title}” lúc {time}',
    en: '{node}: {count} sites are not ready for “{title}” at {time}',
  },
})

const NAMED = 5

/** When the session begins, how far its ladder is, whether it may begin; and what ladders of other tiers tell. */
export function LadderCard() {
  const t = useText()
  const words = useObstacleWords()
  const desk = useDesk()
  const labels = useLabels()
  const session = useSession()
  const standing = useStanding()
  const all = useLive(desk.ladders.live, (now) => now)
  const [open, setOpen] = useState(true)
  const own = session?.owner === standing.node ? session : null
  const state = all.ladders.find((each) => each.session === own?.id)
  const obstacle = obstacleTo('sites', standing)
  const reason = obstacle && words(obstacle)
  const told = fromOthers(all)
  if (!session && told.length === 0) return null
  return (
    <ul className={styles.cards} data-ladders={all.ladders.length}>
      {told.map(({ session: id, reach, node, title, startsAt, sites }) => (
        <li key={`${id} ${reach}`} className={styles.incident} data-state="opened" data-told={id}>
          <p className={styles.cause}>
            {t('told', { node: nameOf(labels, node), count: sites.length, title, time: shortTime(startsAt) })}
          </p>
          <p className={styles.muted}>
            {sites
              .slice(0, NAMED)
              .map(({ site }) => nameOf(labels, site))
              .join(', ')}
            {sites.length > NAMED && `, ${t('more', { count: sites.length - NAMED })}`}
          </p>
        </li>
      ))}
      {session && !own && (
        <li className={styles.card} data-ladder-elsewhere={session.id}>
          <strong>{session.title}</strong>
          <p className={styles.line}>{t('elsewhere', { node: nameOf(labels, session.owner) })}</p>
        </li>
      )}
      {own && (
        <li className={styles.card} data-ladder={own.id} data-gate={state?.gate.state}>
          <button
            type="button"
            className={styles.name}
            aria-expanded={open}
            onClick={() => setOpen((now) => !now)}
          >
            <strong>{own.title}</strong>
            <span>{state ? t('begins', { time: shortTime(state.startsAt) }) : t('noTime')}</span>
          </button>
          {open && (
            <>
              {!state && <p className={styles.line}>{t('hint')}</p>}
              <LadderTime session={own.id} startsAt={state?.startsAt ?? null} reason={reason} />
              {state && <LadderSteps state={state} />}
              {state && <LadderGate state={state} reason={reason} />}
            </>
          )}
        </li>
      )}
    </ul>
  )
}
