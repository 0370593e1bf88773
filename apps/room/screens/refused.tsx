import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { ErrorPanel } from '#browser/kit'
import { useLive } from '#browser/live-state'
import type { ErrorBody } from '#contract'
import { mayReload } from '../state/reload-once.ts'
import type { Room } from '../state/room.ts'
import styles from './room.module.css'
import { notices, words } from './words.ts'

const RELOAD_MS = 3000

/** The node said no: why, what to do, whom to call. */
export function Refused({ room, error }: { room: Room; error: ErrorBody }) {
  const t = words.useText()
  const dutyPhone = useLive(room.known, (known) => known?.dutyPhone ?? null)
  const { code } = error

  useEffect(() => {
    if (code !== 'protocol.mismatch' || !mayReload(sessionStorage, Date.now())) return
    const timer = setTimeout(() => location.reload(), RELOAD_MS)
    return () => clearTimeout(timer)
  }, [code])

  const panel = { error, dutyPhone }
  const reload = (
    <Button size="lg" onClick={() => location.reload()}>
      {t('reload')}
    </Button>
  )
  return (
    <main className={styles.centre}>
      {code === 'seat.taken' ? (
        <ErrorPanel
          {...panel}
          title={notices.both('seatTaken')}
          advice={notices.both('seatAdvice')}
          actions={
            <Button size="lg" onClick={room.takeOver}>
              {t('takeOver')}
            </Button>
          }
        />
      ) : code === 'protocol.mismatch' ? (
        <ErrorPanel
          {...panel}
          title={notices.both('mismatch')}
          advice={notices.both('mismatchAdvice')}
          actions={reload}
        />
      ) : code === 'auth.required' || code === 'auth.link-invalid' ? (
        <ErrorPanel {...panel} title={notices.both('linkInvalid')} advice={notices.both('linkAdvice')} />
      ) : (
        <ErrorPanel
          {...panel}
          title={notices.both('refused')}
          actions={
            <Button size="lg" onClick={room.connection.retryNow}>
              {t('retry')}
            </Button>
          }
        />
      )}
    </main>
  )
}
