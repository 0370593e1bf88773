import { NumberInput } from '@mantine/core'
import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { closedFloor } from '#contract'
import { queuesOf } from '../state/floor.ts'
import { ChairCalls } from './chair-calls.tsx'
import { CloseMany } from './close-many.tsx'
import styles from './floor-panel.module.css'
import { useObstacleWords } from './obstacle-words.ts'
import { OpenMicrophone } from './open-microphone.tsx'
import panel from './panel.module.css'
import { useDesk, useObstacle, useSession } from './use-desk.ts'
import { WaitingSite } from './waiting-site.tsx'

const { useText } = text({
  title: { vi: 'Micro đang mở', en: 'Open microphones' },
  full: { vi: 'đã đủ', en: 'full' },
  bound: { vi: 'Số micro được mở cùng lúc', en: 'Microphones open at once' },
  none: {
    vi: 'Chưa mở micro nào. Chọn một điểm cầu rồi bấm M.',
    en: 'No microphone is open. Choose a site, then press M.',
  },
  queue: { vi: 'Xin phát biểu', en: 'Ask to speak' },
  nobody: { vi: 'Chưa điểm cầu nào xin phát biểu.', en: 'Nobody asks to speak.' },
  invited: { vi: 'Đã mời, chờ mở micro', en: 'Invited, not open yet' },
  opens: { vi: 'Người đầu: Shift+I mở micro', en: 'The first: Shift+I opens' },
  invites: { vi: 'Người đầu: I mời', en: 'The first: I invites' },
  keys: { vi: 'Người đầu: I mời · Shift+I mở micro', en: 'The first: I invites · Shift+I opens' },
})

/** The floor: who can be heard and who speaks, within the bound; who asks to. */
export function FloorPanel() {
  const t = useText()
  const words = useObstacleWords()
  const desk = useDesk()
  const session = useSession()
  const obstacle = useObstacle('floor')
  const pending = useLive(desk.floor.pending, (sites) => sites)
  const floor = session?.floor ?? closedFloor(1)
  const { open, bound, speaker, since } = floor
  const { asking, called } = queuesOf(floor)
  const full = session !== null && open.length >= bound
  return (
    <section className={panel.panel}>
      <ChairCalls />
      <header className={panel.head}>
        <h2 className={panel.title}>{t('title')}</h2>
        <span className={styles.bound} data-full={full}>
          {open.length}/
          <NumberInput
            className={styles.boundInput ?? ''}
            size="xs"
            aria-label={t('bound')}
            title={t('bound')}
            value={session ? bound : 0}
            min={Math.max(1, open.length)}
            max={64}
            clampBehavior="strict"
            allowDecimal={false}
            disabled={obstacle !== null}
            onChange={(value) => typeof value === 'number' && value !== bound && void desk.floor.bound(value)}
          />
          {full && t('full')}
        </span>
      </header>
      {open.length === 0 && <p className={panel.hint}>{t('none')}</p>}
      <ul className={panel.list} data-floor>
        {open.map((site) => (
          <OpenMicrophone
            key={site}
            site={site}
            since={since[site] ?? null}
            speaks={site === speaker}
            busy={pending.has(site)}
          />
        ))}
      </ul>
      <CloseMany open={open} chair={session?.chair ?? null} reason={obstacle && words(obstacle)} />
      {called.length > 0 && (
        <>
          <header className={panel.head}>
            <h2 className={panel.title}>{t('invited')}</h2>
            <span className={panel.count}>{called.length}</span>
          </header>
          <p className={panel.hint}>{t('opens')}</p>
          <ol className={panel.list} data-invited>
            {called.map((each) => (
              <WaitingSite key={each.site} waiting={each} full={full} busy={pending.has(each.site)} />
            ))}
          </ol>
        </>
      )}
      <header className={panel.head}>
        <h2 className={panel.title}>{t('queue')}</h2>
        <span className={panel.count}>{asking.length}</span>
      </header>
      <p className={panel.hint}>
        {t(asking.length === 0 ? 'nobody' : called.length > 0 ? 'invites' : 'keys')}
      </p>
      <ol className={panel.list} data-queue>
        {asking.map((each) => (
          <WaitingSite key={each.site} waiting={each} full={full} busy={pending.has(each.site)} />
        ))}
      </ol>
    </section>
  )
}
