import { TrackVideo } from '#browser/kit'
import { type Live, useLive } from '#browser/live-state'
import type { Step } from '#browser/self-test'
import styles from './self-test.module.css'
import { testWords } from './test-words.ts'

/** The test picture as it comes back: what the person is asked about. */
export function ReturnedPicture({ shown, step }: { shown: Live<MediaStreamTrack | null>; step: Step }) {
  const t = testWords.useText()
  const track = useLive(shown, (now) => now)
  return (
    <figure className={styles.returned}>
      {track ? <TrackVideo track={track} /> : <div />}
      <figcaption>
        {track ? t(step === 'province' ? 'shownByProvince' : 'shownByCentre') : t('noneShown')}
      </figcaption>
    </figure>
  )
}
