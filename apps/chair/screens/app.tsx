import { Button } from '@mantine/core'
import { IconPlugConnected } from '@tabler/icons-react'
import { EmptyState, ErrorPanel, isCodeDemanded, TurnOnCode, text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import type { Chair } from '../state/chair.ts'
import { Board } from './board.tsx'
import styles from './chair.module.css'
import { ChairContext } from './use-chair.ts'

const { useText, both } = text({
  connecting: { vi: 'Đang mở…', en: 'Opening…' },
  wait: {
    vi: 'Nếu kéo dài quá một phút, hãy nhờ cán bộ kỹ thuật.',
    en: 'If it lasts longer than a minute, ask the technician.',
  },
  refused: { vi: 'Chưa mở được trang chủ tọa', en: 'The chair’s view can not open' },
  advice: {
    vi: 'Hãy nhờ cán bộ kỹ thuật gửi lại đường liên kết và mở trên máy này.',
    en: 'Ask the technician for a new link, and open it on this device.',
  },
  retry: { vi: 'Thử lại', en: 'Try again' },
})

/** The chair's page: refused, not yet connected, or the meeting (which stays, greyed, while the line is away). */
export function App({ chair }: { chair: Chair }) {
  const t = useText()
  const state = useLive(chair.connection.state, (now) => now)
  const greeted = useLive(chair.greeting, (greeting) => greeting !== null)
  if (state.kind === 'refused')
    return (
      <main className={styles.page}>
        <ErrorPanel
          title={both('refused')}
          error={state.error}
          {...(!isCodeDemanded(state.error) && { advice: both('advice') })}
          dutyPhone={null}
          actions={
            isCodeDemanded(state.error) ? (
              <TurnOnCode size="lg" />
            ) : (
              <Button size="lg" onClick={chair.connection.retryNow}>
                {t('retry')}
              </Button>
            )
          }
        />
      </main>
    )
  if (!greeted)
    return (
      <main className={styles.page}>
        <EmptyState icon={<IconPlugConnected size={56} />} title={both('connecting')} hint={both('wait')} />
      </main>
    )
  return (
    <ChairContext value={chair}>
      <Board stale={state.kind !== 'open'} />
    </ChairContext>
  )
}
