import { Button } from '@mantine/core'
import { IconPlugConnected } from '@tabler/icons-react'
import { useEffect } from 'react'
import { EmptyState, ErrorPanel, isCodeDemanded, TurnOnCode, text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import type { Board } from '../state/board.ts'
import { RETRY_EVERY_MS, remedyFor } from '../state/refusals.ts'
import styles from './board.module.css'
import { Panels } from './panels.tsx'
import { reloadedAt, reloadNow } from './reload.ts'
import { BoardContext } from './use-board.ts'

const { useText, both } = text({
  connecting: { vi: 'Đang kết nối với máy chủ…', en: 'Connecting to the node…' },
  waiting: { vi: 'Đang chờ số liệu kiểm thử…', en: 'Waiting for the figures of the tests…' },
  wait: {
    vi: 'Quá một phút: kiểm tra mạng của máy này, rồi gọi trực kỹ thuật của cấp này.',
    en: "Longer than a minute: check this computer's network, then call this tier's duty technician.",
  },
  refused: { vi: 'Chưa mở được bảng theo dõi', en: 'The board can not open' },
  advice: {
    vi: 'Mở trên máy này một đường liên kết bàn điều khiển (dạng …/c/…) do quản trị cấp, vai nào cũng được. Bảng tự thử lại mỗi 30 giây.',
    en: 'Open a console link of any role (…/c/…) on this computer; the administrator issues it. The board tries again every 30 s.',
  },
  retry: { vi: 'Thử lại', en: 'Try again' },
})

/** The board's page: refused, not yet connected, or the panels (which stay, marked as old, while the line is away). */
export function App({ board }: { board: Board }) {
  const t = useText()
  const state = useLive(board.connection.state, (now) => now)
  const isShown = useLive(board.shown, (shown) => shown !== null)
  const refused = state.kind === 'refused' ? state.error : null
  useEffect(() => {
    if (!refused) return
    if (remedyFor(refused.code, reloadedAt(), Date.now()) === 'reload') return reloadNow()
    const retry = setInterval(board.connection.retryNow, RETRY_EVERY_MS)
    return () => clearInterval(retry)
  }, [refused, board])

  if (refused)
    return (
      <main className={styles.page}>
        <ErrorPanel
          title={both('refused')}
          error={refused}
          {...(!isCodeDemanded(refused) && { advice: both('advice') })}
          dutyPhone={null}
          actions={
            isCodeDemanded(refused) ? (
              <TurnOnCode size="lg" />
            ) : (
              <Button size="lg" onClick={board.connection.retryNow}>
                {t('retry')}
              </Button>
            )
          }
        />
      </main>
    )
  if (!isShown)
    return (
      <main className={styles.page}>
        <EmptyState
          icon={<IconPlugConnected size={72} />}
          title={both(state.kind === 'open' ? 'waiting' : 'connecting')}
          hint={both('wait')}
        />
      </main>
    )
  return (
    <BoardContext value={board}>
      <Panels />
    </BoardContext>
  )
}
