import { LanguageSwitch, text, useLanguage, useNow } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { formatVietnamTime } from '#foundation/time'
import styles from './chair.module.css'
import { Hall } from './hall.tsx'
import { OnScreen } from './on-screen.tsx'
import { Speakers } from './speakers.tsx'
import { useChair } from './use-chair.ts'

const { useText } = text({
  noSession: { vi: 'Chưa có phiên họp', en: 'No meeting is open' },
  away: {
    vi: 'Mất kết nối, đang tự nối lại. Thông tin dưới đây có thể đã cũ.',
    en: 'The connection is lost and comes back by itself. What is shown may be old.',
  },
})

/** The meeting as its chair needs it: who is on screen, who speaks and asks to, who is there. */
export function Board({ stale }: { stale: boolean }) {
  const t = useText()
  const language = useLanguage()
  const chair = useChair()
  const title = useLive(chair.session, (session) => session?.title)
  const trouble = useLive(chair.trouble, (message) => message)
  const ahead = useLive(chair.ahead, (ms) => ms)
  const now = useNow() + ahead
  return (
    <div className={styles.board} data-stale={stale}>
      <header className={styles.top}>
        <h1>{title ?? t('noSession')}</h1>
        <time className={styles.clock}>{formatVietnamTime(now).slice(11, 16)}</time>
        <LanguageSwitch />
      </header>
      {stale && (
        <p className={styles.trouble} role="alert">
          {t('away')}
        </p>
      )}
      {trouble && (
        <button type="button" className={styles.trouble} onClick={() => chair.trouble.set(null)}>
          {trouble[language]}
        </button>
      )}
      <main className={styles.columns}>
        <div className={styles.column}>
          <OnScreen />
          <Speakers />
        </div>
        <Hall />
      </main>
    </div>
  )
}
