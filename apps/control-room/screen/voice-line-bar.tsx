import { Button, Slider } from '@mantine/core'
import { IconHeadset, IconHeadsetOff, IconLock, IconMicrophone, IconVolumeOff } from '@tabler/icons-react'
import { type PointerEvent, useCallback, useEffect, useRef } from 'react'
import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { nameOf } from '#browser/meeting'
import { whoTalks } from '../state/cue.ts'
import { obstacleTo } from '../state/obstacle.ts'
import { useObstacleWords } from './obstacle-words.ts'
import { ReasonedButton } from './reasoned-button.tsx'
import { useDesk, useLabels, useStanding } from './use-desk.ts'
import styles from './voice-line.module.css'

const { useText } = text({
  join: { vi: 'Nghe đường thoại', en: 'Join the voice line' },
  leave: { vi: 'Rời đường thoại', en: 'Leave the voice line' },
  hint: {
    vi: 'Chỉ bàn điều khiển các cấp nghe, hội nghị và điểm cầu không nghe.',
    en: 'Only the consoles of the tiers hear it; neither the meeting nor a site does.',
  },
  hold: { vi: 'Giữ để nói (B)', en: 'Hold to talk (B)' },
  starting: { vi: 'Đang nối…', en: 'Connecting…' },
  talking: { vi: 'Đang nói', en: 'You are heard' },
  lock: { vi: 'Nói liên tục (Shift+B)', en: 'Talk without holding (Shift+B)' },
  mute: { vi: 'Tắt tiếng đường thoại', en: 'Silence the line' },
  volume: { vi: 'Âm lượng', en: 'Volume' },
  speaks: { vi: 'Đang nói: {names}', en: 'Talking: {names}' },
  quiet: { vi: 'Chưa ai nói', en: 'Nobody talks' },
})

/** The voice line between the technicians: joined by a click, talked on while the button or the key is held. */
export function VoiceLineBar() {
  const t = useText()
  const words = useObstacleWords()
  const { voiceLine } = useDesk()
  const labels = useLabels()
  const blocked = obstacleTo('display', useStanding())
  const joined = useLive(voiceLine.joined, (now) => now)
  const talking = useLive(voiceLine.talking, (now) => now)
  const locked = useLive(voiceLine.locked, (now) => now)
  const talkers = useLive(voiceLine.talkers, (now) => now)
  const muted = useLive(voiceLine.muted, (now) => now)
  const volume = useLive(voiceLine.volume, (now) => now)
  const names = talkers.map(({ node, by }) => whoTalks(nameOf(labels, node), by)).join(', ')
  const reason = blocked ? words(blocked) : null
  const held = useHeldButton(reason === null)
  return (
    <div className={styles.line} data-voice-line={talking}>
      <div className={styles.row}>
        <p className={styles.talkers} role="status" data-talkers={talkers.map(({ node }) => node).join(' ')}>
          {names ? t('speaks', { names }) : t('quiet')}
        </p>
        <Button
          size="compact-xs"
          variant={joined ? 'light' : 'default'}
          leftSection={
            joined ? <IconHeadset size={15} aria-hidden /> : <IconHeadsetOff size={15} aria-hidden />
          }
          aria-pressed={joined}
          title={t('hint')}
          onClick={() => (joined ? voiceLine.leave() : voiceLine.join())}
        >
          {t(joined ? 'leave' : 'join')}
        </Button>
        {joined && (
          <>
            <Slider
              className={styles.volume ?? ''}
              size="xs"
              label={null}
              min={0}
              max={100}
              value={Math.round(volume * 100)}
              onChange={(percent) => voiceLine.volume.set(percent / 100)}
              thumbLabel={t('volume')}
            />
            <Button
              size="compact-xs"
              px={4}
              variant={muted ? 'filled' : 'subtle'}
              color={muted ? 'yellow' : 'gray'}
              aria-pressed={muted}
              aria-label={t('mute')}
              title={t('mute')}
              onClick={() => voiceLine.muted.update((now) => !now)}
            >
              <IconVolumeOff size={15} aria-hidden />
            </Button>
          </>
        )}
      </div>
      <div className={styles.row}>
        <div className={styles.hold} {...held}>
          <ReasonedButton
            size="xs"
            fullWidth
            px={6}
            color={talking === 'yes' ? 'on-air' : 'gray'}
            variant={talking === 'no' ? 'default' : 'filled'}
            leftSection={<IconMicrophone size={15} aria-hidden />}
            reason={reason}
            onClick={() => {}}
          >
            {t(talking === 'yes' ? 'talking' : talking === 'starting' ? 'starting' : 'hold')}
          </ReasonedButton>
        </div>
        <ReasonedButton
          size="xs"
          px={6}
          variant={locked ? 'filled' : 'default'}
          reason={reason}
          aria-label={t('lock')}
          onClick={voiceLine.lock}
        >
          <IconLock size={15} aria-hidden />
        </ReasonedButton>
      </div>
    </div>
  )
}

/** Talks while the button is held; a pointer that only passes over it ends no talk of the key's. */
function useHeldButton(may: boolean) {
  const { voiceLine } = useDesk()
  const isHeld = useRef(false)
  const end = useCallback(() => {
    if (isHeld.current) voiceLine.release()
    isHeld.current = false
  }, [voiceLine])
  // The button may be gone before it is let go: another tab was opened by its key.
  useEffect(() => end, [end])
  return {
    onPointerDown({ button }: PointerEvent) {
      if (!may || button !== 0) return
      isHeld.current = true
      voiceLine.press()
    },
    onPointerUp: end,
    onPointerLeave: end,
  }
}
