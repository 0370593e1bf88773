import { NativeSelect } from '@mantine/core'
import { LanguageSwitch, text, useNow } from '#browser/kit'
import { useLive } from '#browser/live-state'
import type { SessionState } from '#contract'
import { ConnectionMark } from './connection-mark.tsx'
import { ControlMark } from './control-mark.tsx'
import { EndSession } from './end-session.tsx'
import { IslandBanner, useIsland } from './island-banner.tsx'
import { KeyHelpButton } from './key-help.tsx'
import { LinkSummary } from './link-summary.tsx'
import { OutageBanner } from './outage-banner.tsx'
import styles from './top-bar.module.css'
import { useDesk, useSession } from './use-desk.ts'
import { dateOf, timeOf } from './vietnam-clock.ts'

const { useText } = text({
  desk: { vi: 'Bàn điều khiển', en: 'Control room' },
  noSession: { vi: 'Chưa có phiên họp', en: 'No session' },
  session: { vi: 'Phiên họp', en: 'Session' },
  revision: { vi: 'Bản {revision} · {by} phát lúc {at}', en: 'Revision {revision} · taken by {by} at {at}' },
})

const none: readonly SessionState[] = []

export function TopBar() {
  const t = useText()
  const desk = useDesk()
  const node = useLive(desk.greeting, (greeting) => greeting?.label ?? '')
  const links = useLive(desk.links, (all) => all)
  const island = useIsland()
  const away = useLive(desk.connection.state, ({ kind }) => kind !== 'open')
  return (
    <header className={styles.bar}>
      <div className={styles.cell}>
        <strong>{node}</strong>
        <small>{t('desk')}</small>
      </div>
      {away ? (
        <OutageBanner />
      ) : (
        <>
          {island.kind === 'alone' ? <IslandBanner island={island} /> : <SessionTitle />}
          <LinkSummary links={links} />
        </>
      )}
      <ConnectionMark />
      <Clock />
      <KeyHelpButton />
      <LanguageSwitch />
    </header>
  )
}

function SessionTitle() {
  const t = useText()
  const desk = useDesk()
  const session = useSession()
  const all = useLive(desk.sessions.live, (state) => (state.kind === 'known' ? state.sessions : none))
  if (!session) {
    return (
      <div className={styles.session}>
        <strong className={styles.muted}>{t('noSession')}</strong>
      </div>
    )
  }
  const { revision, takenBy, takenAt } = session.program
  return (
    <div className={styles.session}>
      {all.length > 1 ? (
        <NativeSelect
          size="xs"
          variant="unstyled"
          aria-label={t('session')}
          value={session.id}
          data={all.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={(event) => desk.sessions.choose(event.currentTarget.value)}
        />
      ) : (
        <strong>{session.title}</strong>
      )}
      <div className={styles.under}>
        <small>{t('revision', { revision, by: takenBy, at: timeOf(takenAt) })}</small>
        <ControlMark session={session} />
        <EndSession key={session.id} session={session} />
      </div>
    </div>
  )
}

function Clock() {
  const now = useNow()
  return (
    <div className={styles.clock}>
      <strong>{timeOf(now)}</strong>
      <small>{dateOf(now)}</small>
    </div>
  )
}
