import { IconVideoOff } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import type { Captured } from '#browser/media-client'
import styles from './room.module.css'
import { words } from './words.ts'

/** This site's camera as others see it (not mirrored). */
export function OwnPicture({ captured, onAir }: { captured: Captured; onAir: boolean }) {
  const t = words.useText()
  const element = useRef<HTMLVideoElement>(null)
  const track = captured.kind === 'ok' ? captured.track : null

  useEffect(() => {
    const video = element.current
    if (!video || !track) return
    video.srcObject = new MediaStream([track])
    video.play().catch(() => {})
    return () => {
      video.srcObject = null
    }
  }, [track])

  return (
    <div className={styles.own} data-on-air={onAir}>
      {track ? (
        <video ref={element} aria-label={t('ownPicture')} muted playsInline autoPlay />
      ) : (
        <span className={styles.ownMissing}>
          <IconVideoOff size={40} aria-hidden />
          {t('noOwnPicture')}
        </span>
      )}
    </div>
  )
}
