import { Button, Checkbox } from '@mantine/core'
import { IconHeadset } from '@tabler/icons-react'
import { useEffect, useMemo, useState } from 'react'
import { text } from '#browser/kit'
import { SceneView } from '#browser/layouts'
import { useLive } from '#browser/live-state'
import type { Screen, SiteId } from '#contract'
import { secondsLeft } from '../state/cue.ts'
import { isInPreview } from '../state/preview-screen.ts'
import styles from './cue-panel.module.css'
import { useLivePictures } from './live-pictures.ts'
import { useStillOf } from './still-of.ts'
import { useDesk, useLabels, useSession } from './use-desk.ts'

const { useText } = text({
  title: { vi: 'Trao đổi riêng', en: 'Private talk' },
  opening: { vi: 'Đang nối…', en: 'Connecting…' },
  only: {
    vi: 'Chỉ điểm cầu này nghe bạn, hội nghị không nghe.',
    en: 'Only this site hears you, the meeting does not.',
  },
  online: {
    vi: 'Bạn đang nói trên đường thoại: điểm cầu không nghe.',
    en: 'You talk on the voice line: the site does not hear you.',
  },
  countdown: { vi: 'Đếm ngược (Shift+Y: 10 giây)', en: 'Count down (Shift+Y: 10 s)' },
  seconds: { vi: '{seconds} giây', en: '{seconds} s' },
  after: { vi: 'Lên hình sau {seconds}', en: 'On air in {seconds}' },
  now: { vi: 'Mời lên hình', en: 'Time to go on air' },
  cancel: { vi: 'Hủy đếm', en: 'Stop the count' },
  takes: { vi: 'Đếm xong thì phát màn hình xem trước', en: 'Take the preview at zero' },
  absent: {
    vi: 'Điểm cầu chưa có trong XEM TRƯỚC: đếm xong sẽ không lên hình.',
    en: 'The site is not in the PREVIEW: it will not be on air at zero.',
  },
  end: { vi: 'Kết thúc (Y)', en: 'End (Y)' },
})

const choices = [5, 10, 15] as const
const LOOK_MS = 200

/** The site that this operator talks with before it goes on air: its picture, the countdown, the end. */
export function CuePanel() {
  const { cue } = useDesk()
  const site = useLive(cue.site, (now) => now)
  return site === null ? null : <Talk site={site} />
}

function Talk({ site }: { site: SiteId }) {
  const t = useText()
  const { cue, voiceLine, preview } = useDesk()
  const session = useSession()
  const labels = useLabels()
  const onLine = useLive(voiceLine.talking, (now) => now !== 'no')
  const stands = useLive(cue.now, (now) => now !== null)
  const takes = useLive(cue.takesAtZero, (now) => now)
  const isPrepared = useLive(preview, (now) => isInPreview(now, session, site))
  const { isLive, isLiveIn: _, ...pictures } = useLivePictures()
  const stillOf = useStillOf([site])
  const screen = useMemo((): Screen => ({ layout: 'full', slots: [{ kind: 'site', site }] }), [site])
  const left = useSecondsLeft()
  return (
    <section className={styles.cue} aria-label={t('title')} data-cue={site} data-stands={stands}>
      <header className={styles.head}>
        <IconHeadset size={18} aria-hidden />
        <strong>{t('title')}</strong>
        <Button size="compact-xs" color="gray" variant="light" onClick={() => void cue.end()}>
          {t('end')}
        </Button>
      </header>
      <div className={styles.picture}>
        <SceneView {...{ screen, labels, stillOf }} {...pictures} />
        {left !== null && (
          <b className={styles.count} role="timer" data-count={left}>
            {left === 0 ? t('now') : t('after', { seconds: left })}
          </b>
        )}
      </div>
      <span className={styles.hint}>{t(onLine ? 'online' : stands ? 'only' : 'opening')}</span>
      <div className={styles.row} title={t('countdown')}>
        {choices.map((seconds) => (
          <Button
            key={seconds}
            size="compact-xs"
            variant="default"
            disabled={!stands}
            onClick={() => void cue.countDown(seconds)}
          >
            {t('seconds', { seconds })}
          </Button>
        ))}
        {left !== null && (
          <Button size="compact-xs" color="yellow" variant="light" onClick={() => void cue.cancel()}>
            {t('cancel')}
          </Button>
        )}
      </div>
      {isPrepared ? (
        <Checkbox
          size="xs"
          label={t('takes')}
          checked={takes}
          onChange={(event) => cue.takesAtZero.set(event.currentTarget.checked)}
        />
      ) : (
        <span className={styles.absent} role="status" data-not-in-preview>
          {t('absent')}
        </span>
      )}
    </section>
  )
}

function useSecondsLeft(): number | null {
  const { cue, nodeNow } = useDesk()
  const now = useLive(cue.now, (each) => each)
  const [, look] = useState(0)
  const counts = now?.countdown != null
  useEffect(() => {
    if (!counts) return
    const timer = setInterval(() => look((times) => times + 1), LOOK_MS)
    return () => clearInterval(timer)
  }, [counts])
  return secondsLeft(now, nodeNow())
}
