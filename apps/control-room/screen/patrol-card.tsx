import { Button, Progress } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { text, useNow } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { nameOf } from '#browser/meeting'
import type { Patrol, SessionState } from '#contract'
import { shareSeen, slotsOnAir, stopLeft } from '../state/patrol.ts'
import styles from './patrol-panel.module.css'
import { ReasonedButton } from './reasoned-button.tsx'
import { useDesk, useLabels } from './use-desk.ts'

const { useText } = text({
  below: { vi: 'Mọi điểm cầu của {unit}', en: 'Every site of {unit}' },
  sites: { vi: '{count} điểm cầu đã chọn', en: '{count} chosen sites' },
  settings: {
    vi: '{list} · mỗi lượt {seconds} giây · {slots} ô',
    en: '{list} · {seconds} s a stop · {slots} slots',
  },
  seen: { vi: 'Vòng {round}: đã xem {seen}/{total}', en: 'Round {round}: {seen} of {total} seen' },
  absent: { vi: '{count} vắng', en: '{count} absent' },
  noVideo: { vi: '{count} không có hình', en: '{count} without video' },
  notAgreed: { vi: '{count} tỉnh chưa cho', en: '{count} not agreed to' },
  skipped: { vi: 'Bỏ qua: {list}', en: 'Passed over: {list}' },
  now: { vi: 'Đang chiếu', en: 'Now' },
  next: { vi: 'Tiếp theo', en: 'Next' },
  nobody: { vi: 'chưa có ai', en: 'nobody' },
  left: { vi: 'còn {seconds} giây', en: '{seconds} s left' },
  running: { vi: 'Đang chạy', en: 'Running' },
  paused: { vi: 'Tạm dừng', en: 'Paused' },
  stopped: { vi: 'Chưa chạy', en: 'Not started' },
  'off-air': { vi: 'chưa lên màn hình', en: 'not on air' },
  start: { vi: 'Chạy', en: 'Start' },
  pause: { vi: 'Dừng', en: 'Pause' },
  previous: { vi: 'Lượt trước', en: 'Previous' },
  following: { vi: 'Lượt sau', en: 'Next' },
  place: { vi: 'Vào xem trước', en: 'Into the preview' },
  change: { vi: 'Sửa', en: 'Change' },
  remove: { vi: 'Xóa', en: 'Remove' },
})

/** One patrol: whom it shows and will, how far the round is, its buttons. */
export function PatrolCard({
  session,
  patrol,
  chief,
  reason,
  onChange,
}: {
  session: SessionState
  patrol: Patrol
  /** The keys are for it. */
  chief: boolean
  /** Why it can't be ordered now. */
  reason: string | null
  /** The operator wants to give it other settings. */
  onChange: () => void
}) {
  const t = useText()
  const { patrols, ahead } = useDesk()
  const labels = useLabels()
  const now = useNow() + useLive(ahead, (ms) => ms)
  const { list, state, skipped, current, next, round, seen, total } = patrol
  const left = stopLeft(session, patrol, now)
  const onAir = slotsOnAir(session, patrol) > 0
  const names = (sites: readonly string[]) =>
    sites.length === 0 ? t('nobody') : sites.map((site) => nameOf(labels, site)).join(', ')
  const passed = (['absent', 'noVideo', 'notAgreed'] as const).filter((why) => skipped[why] > 0)
  const whom =
    list.kind === 'below'
      ? t('below', { unit: nameOf(labels, list.unit) })
      : t('sites', { count: list.sites.length })
  const card = useRef<HTMLLIElement>(null)
  const isChosen = useLive(patrols.chosen, (id) => id === patrol.id)
  // One that was just made stands above its form, which is where one looks.
  useEffect(() => {
    if (isChosen) card.current?.scrollIntoView({ block: 'nearest' })
  }, [isChosen])
  const key = (name: string) => (chief ? <kbd className={styles.key}>{name}</kbd> : null)
  return (
    <li ref={card} className={styles.card} data-patrol={patrol.id} data-state={state} data-chief={chief}>
      <button type="button" className={styles.name} onClick={() => patrols.chosen.set(patrol.id)}>
        <strong>{patrol.name}</strong>
        <span className={styles.state}>
          {t(state)}
          {state !== 'stopped' && !onAir && `, ${t('off-air')}`}
          {left !== null && `, ${t('left', { seconds: Math.ceil(left / 1000) })}`}
        </span>
      </button>
      <p className={styles.line}>
        {t('settings', { list: whom, seconds: patrol.stepMs / 1000, slots: patrol.slots })}
      </p>
      <Progress value={shareSeen(patrol) * 100} size="sm" aria-label={t('seen', { round, seen, total })} />
      <p className={styles.line} data-coverage>
        {t('seen', { round, seen, total })}
        {passed.length > 0 &&
          `. ${t('skipped', { list: passed.map((why) => t(why, { count: skipped[why] })).join(', ') })}`}
      </p>
      <p className={styles.line}>
        {t('now')}: <b>{names(current)}</b>
      </p>
      <p className={styles.line}>
        {t('next')}: {names(next)}
      </p>
      <div className={styles.buttons}>
        <ReasonedButton size="compact-xs" reason={reason} onClick={() => void patrols.toggle(patrol)}>
          {t(state === 'running' ? 'pause' : 'start')} {key('P')}
        </ReasonedButton>
        <ReasonedButton
          size="compact-xs"
          variant="default"
          reason={reason}
          onClick={() => void patrols.previous(patrol)}
        >
          {t('previous')} {key('[')}
        </ReasonedButton>
        <ReasonedButton
          size="compact-xs"
          variant="default"
          reason={reason}
          onClick={() => void patrols.next(patrol)}
        >
          {t('following')} {key(']')}
        </ReasonedButton>
        <Button size="compact-xs" variant="default" onClick={() => patrols.place(patrol)}>
          {t('place')} {key('Shift+P')}
        </Button>
        <ReasonedButton size="compact-xs" variant="subtle" reason={reason} onClick={onChange}>
          {t('change')}
        </ReasonedButton>
        <ReasonedButton
          size="compact-xs"
          variant="subtle"
          reason={reason}
          onClick={() => void patrols.remove(patrol)}
        >
          {t('remove')}
        </ReasonedButton>
      </div>
    </li>
  )
}
