import { type ReactNode, useEffect, useState } from 'react'
import { Confirm, text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { formatVietnamTime } from '#foundation/time'
import type { ComingSession } from '../state/coming.ts'
import { obstacleTo } from '../state/obstacle.ts'
import styles from './coming-sessions.module.css'
import { useObstacleWords } from './obstacle-words.ts'
import { ReasonedButton } from './reasoned-button.tsx'
import { useDesk, useStanding } from './use-desk.ts'

const { useText } = text({
  list: { vi: 'Phiên họp đến giờ theo lịch', en: 'Sessions that are due' },
  open: { vi: 'Mở phiên…', en: 'Open…' },
  title: { vi: 'Mở phiên họp “{title}”', en: 'Open “{title}”' },
  consequence: {
    vi: 'Phiên bắt đầu chạy ở cấp này, giờ họp là {when}; các điểm cầu thấy phiên đang mở. {waiting} điểm cầu chưa xác nhận.',
    en: 'The session runs at this tier from now on, to begin {when}; sites see that it is open. {waiting} sites have not acknowledged.',
  },
  now: { vi: 'Mở phiên', en: 'Open it' },
})

const whenOf = ({ startsAt }: ComingSession) => formatVietnamTime(startsAt).slice(0, 16)

/** The planned sessions that may be opened here now (R85); `none` while there are none. */
export function ComingSessions({ none }: { none: ReactNode }) {
  const t = useText()
  const words = useObstacleWords()
  const { coming } = useDesk()
  const due = useLive(coming.live, (now) => now)
  const pending = useLive(coming.pending, (now) => now)
  const obstacle = obstacleTo('display', useStanding())
  const [asked, setAsked] = useState<ComingSession | null>(null)
  useEffect(() => {
    coming.look()
    return coming.shut
  }, [coming])
  return (
    <>
      {due.length === 0 ? (
        none
      ) : (
        <section className={styles.due}>
          <h2>{t('list')}</h2>
          <ul>
            {due.map((session) => (
              <li key={session.plan}>
                <div>
                  <time>{whenOf(session)}</time>
                  <strong>{session.title}</strong>
                </div>
                <ReasonedButton
                  size="compact-sm"
                  reason={obstacle && words(obstacle)}
                  loading={pending.has(session.plan)}
                  onClick={() => setAsked(session)}
                >
                  {t('open')}
                </ReasonedButton>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Confirm
        opened={asked !== null}
        title={asked ? t('title', { title: asked.title }) : ''}
        consequence={asked ? t('consequence', { when: whenOf(asked), waiting: asked.waiting }) : ''}
        action={t('now')}
        onConfirm={() => asked && void coming.open(asked.plan)}
        onClose={() => setAsked(null)}
      />
    </>
  )
}
