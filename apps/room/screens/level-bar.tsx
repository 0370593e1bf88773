import { useEffect, useRef, useState } from 'react'
import { type Captured, createLevelMeter } from '#browser/media-client'
import styles from './room.module.css'
import { words } from './words.ts'

const QUIETEST_DB = -60
const EVERY_MS = 80

/** How loud the microphone is, from −60 to 0 dBFS. Amber above −9: too loud (see the quality thresholds). */
export function LevelBar({ captured }: { captured: Captured }) {
  const t = words.useText()
  const bar = useRef<HTMLDivElement>(null)
  const [held, setHeld] = useState(false)
  const track = captured.kind === 'ok' ? captured.track : null

  useEffect(() => {
    if (!track) return
    const element = bar.current
    const meter = createLevelMeter(track)
    const timer = setInterval(() => {
      const level = meter.read()
      setHeld(level === null)
      const part = level === null ? 0 : Math.min(1, Math.max(0, 1 - level / QUIETEST_DB))
      element?.style.setProperty('--level', String(part))
      element?.toggleAttribute('data-loud', level !== null && level > -9)
    }, EVERY_MS)
    return () => {
      clearInterval(timer)
      meter.close()
      setHeld(false)
      element?.style.setProperty('--level', '0')
      element?.removeAttribute('data-loud')
    }
  }, [track])

  return (
    <div className={styles.level}>
      <div ref={bar} className={styles.levelBar} role="img" aria-label={t('microphone')} />
      {held && <small>{t('noLevel')}</small>}
    </div>
  )
}
