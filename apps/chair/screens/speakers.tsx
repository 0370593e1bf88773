import { Button } from '@mantine/core'
import { IconHandStop, IconMailForward, IconMicrophone } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { text, useNow } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { lasted, waitingOf } from '#browser/meeting'
import { closedFloor, type SiteId } from '#contract'
import styles from './chair.module.css'
import { useChair, useNames } from './use-chair.ts'

const { useText } = text({
  speaking: { vi: 'Đang mở micro', en: 'May be heard' },
  asking: { vi: 'Xin phát biểu', en: 'Ask to speak' },
  none: { vi: 'Chưa mở micro cho điểm cầu nào.', en: 'Nobody’s microphone is open.' },
  nobody: { vi: 'Chưa điểm cầu nào xin phát biểu.', en: 'Nobody asks to speak.' },
  since: { vi: 'đã {time}', en: 'for {time}' },
  waits: { vi: 'chờ {time}', en: 'waits {time}' },
  called: { vi: 'Đã mời, chờ mở micro', en: 'Invited, not open yet' },
  close: { vi: 'Tắt micro', en: 'Close microphone' },
  invite: { vi: 'Mời phát biểu', en: 'Invite to speak' },
})

/** Who may be heard, and who asks to: each with one tap. */
export function Speakers() {
  const t = useText()
  const chair = useChair()
  const floor = useLive(chair.session, (session) => session?.floor) ?? closedFloor(1)
  const waiting = waitingOf(floor)
  const asking = waiting.filter(({ invited }) => invited === null)
  const called = waiting.filter(({ invited }) => invited !== null)
  return (
    <>
      {called.length > 0 && (
        <section className={styles.panel} aria-label={t('called')}>
          <h2>
            <IconMailForward size={22} aria-hidden /> {t('called')}{' '}
            <span className={styles.count}>{called.length}</span>
          </h2>
          <ul className={styles.list} data-called>
            {called.map(({ site, invited }) => (
              <Row key={site} site={site} since={invited?.at ?? null} say={(time) => t('waits', { time })}>
                {null}
              </Row>
            ))}
          </ul>
        </section>
      )}
      <section className={styles.panel} aria-label={t('asking')}>
        <h2>
          <IconHandStop size={22} aria-hidden /> {t('asking')}{' '}
          <span className={styles.count}>{asking.length}</span>
        </h2>
        {asking.length === 0 && <p className={styles.muted}>{t('nobody')}</p>}
        <ul className={styles.list} data-asking>
          {asking.map(({ site, askedAt }) => (
            <Row key={site} site={site} since={askedAt} say={(time) => t('waits', { time })}>
              <Act site={site} op="floor.invite" label={t('invite')} />
            </Row>
          ))}
        </ul>
      </section>
      <section className={styles.panel} aria-label={t('speaking')}>
        <h2>
          <IconMicrophone size={22} aria-hidden /> {t('speaking')}{' '}
          <span className={styles.count}>{floor.open.length}</span>
        </h2>
        {floor.open.length === 0 && <p className={styles.muted}>{t('none')}</p>}
        <ul className={styles.list} data-speaking>
          {floor.open.map((site) => (
            <Row
              key={site}
              site={site}
              since={floor.since[site] ?? null}
              say={(time) => t('since', { time })}
            >
              <Act site={site} op="floor.close" label={t('close')} />
            </Row>
          ))}
        </ul>
      </section>
    </>
  )
}

interface RowProps {
  site: SiteId
  /** Null: nothing to say, it is not known. */
  since: number | null
  say: (time: string) => string
  children: ReactNode
}

function Row({ site, since, say, children }: RowProps) {
  const name = useNames()(site)
  const ahead = useLive(useChair().ahead, (ms) => ms)
  const now = useNow() + ahead
  return (
    <li className={styles.row}>
      <span className={styles.name}>
        {name}
        <small>{since !== null && say(lasted(now - since))}</small>
      </span>
      {children}
    </li>
  )
}

function Act({ site, op, label }: { site: SiteId; op: 'floor.invite' | 'floor.close'; label: string }) {
  const chair = useChair()
  const busy = useLive(chair.pending, (sites) => sites.has(site))
  return (
    <Button
      size="lg"
      variant={op === 'floor.invite' ? 'filled' : 'default'}
      loading={busy}
      onClick={() => void chair.wish(op, site)}
    >
      {label}
    </Button>
  )
}
