import { IconVideoOff } from '@tabler/icons-react'
import { TrackVideo } from '#browser/kit'
import type { Captured } from '#browser/media-client'
import styles from './room.module.css'
import { words } from './words.ts'

/** This site's camera as others see it (not mirrored). */
export function OwnPicture({ captured, onAir }: { captured: Captured; onAir: boolean }) {
  const t = words.useText()
  return (
    <div className={styles.own} data-on-air={onAir}>
      {captured.kind === 'ok' ? (
        <TrackVideo track={captured.track} aria-label={t('ownPicture')} />
      ) : (
        <span className={styles.ownMissing}>
          <IconVideoOff size={40} aria-hidden />
          {t('noOwnPicture')}
        </span>
      )}
    </div>
  )
}
