import { Button } from '@mantine/core'
import { IconHeadset } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { type Count, countOf } from '../state/cue.ts'
import type { Room } from '../state/room.ts'
import styles from './private-talk.module.css'

const { useText } = text({
  title: {
    vi: 'Kỹ thuật viên {tier} đang trao đổi riêng với điểm cầu',
    en: 'A technician of {tier} talks with you privately',
  },
  only: {
    vi: 'Chưa lên hình; hội nghị không nghe. Chỉ {by} nghe tiếng phòng này, hãy nói bình thường.',
    en: 'You are not on air and the meeting does not hear you. Only {by} hears this room: just speak.',
  },
  onAir: {
    vi: 'Đang lên hình, micro chưa mở cho hội nghị. Chỉ {by} nghe tiếng phòng này.',
    en: 'You are on screen, your microphone is not open to the meeting. Only {by} hears this room.',
  },
  leave: { vi: 'Kết thúc trao đổi', en: 'End the talk' },
  after: { vi: 'Lên hình sau', en: 'On air in' },
  now: { vi: 'Mời lên hình', en: 'You are about to be on air' },
})

/** How often the count is looked at, milliseconds: a second is not seen to last longer than another. */
const LOOK_MS = 200

/** An operator talks with this site before it goes on air: who, that nobody else hears it, and the countdown. */
export function PrivateTalk({ room }: { room: Room }) {
  const t = useText()
  const cue = useLive(room.facts, ({ standing }) => standing?.cue ?? null)
  const onAir = useLive(room.facts, ({ standing }) => standing?.onAir ?? false)
  if (!cue) return null
  const { from, by } = cue
  return (
    <section className={styles.talk} role="status" data-private-talk={from.node}>
      <strong>
        <IconHeadset size={24} aria-hidden /> {t('title', { tier: from.label })}
      </strong>
      <span>{t(onAir ? 'onAir' : 'only', { by })}</span>
      <Button size="md" fullWidth variant="white" color="dark" onClick={() => room.ask('cue.leave')}>
        {t('leave')}
      </Button>
    </section>
  )
}

/** The countdown, large over the picture. */
export function Countdown({ room }: { room: Room }) {
  const t = useText()
  const count = useCount(room)
  if (count === null) return null
  return (
    <div className={styles.countdown} role="timer" aria-live="assertive" data-count={count} data-floating>
      {count === 'now' ? (
        <b>{t('now')}</b>
      ) : (
        <>
          <span>{t('after')}</span>
          <b className={styles.number}>{count}</b>
        </>
      )}
    </div>
  )
}

function useCount(room: Room): Count {
  const cue = useLive(room.facts, ({ standing }) => standing?.cue ?? null)
  const onAir = useLive(room.facts, ({ standing }) => standing?.onAir ?? false)
  const [, look] = useState(0)
  const counts = cue?.countdown != null && !onAir
  useEffect(() => {
    if (!counts) return
    const timer = setInterval(() => look((times) => times + 1), LOOK_MS)
    return () => clearInterval(timer)
  }, [counts])
  return cue ? countOf(cue, onAir, room.nodeNow()) : null
}
