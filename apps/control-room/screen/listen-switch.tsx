import { Button, Slider } from '@mantine/core'
import { IconEar, IconEarOff } from '@tabler/icons-react'
import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import styles from './live.module.css'
import { useDesk } from './use-desk.ts'

const { useText } = text({
  listen: { vi: 'Nghe chương trình', en: 'Listen to the program' },
  short: { vi: 'Nghe (H)', en: 'Listen (H)' },
  volume: { vi: 'Âm lượng', en: 'Volume' },
  blocked: { vi: 'Bấm để có tiếng', en: 'Press for sound' },
  unblock: { vi: 'Bật tiếng', en: 'Sound on' },
})

/** The open microphones in the operator's headset; nothing until it is asked for. */
export function ListenSwitch() {
  const t = useText()
  const { viewing } = useDesk()
  const on = useLive(viewing.listening, (now) => now)
  const volume = useLive(viewing.volume, (now) => now)
  const blocked = useLive(viewing.sound, (state) => on && state === 'blocked')
  const Icon = on ? IconEar : IconEarOff
  return (
    <span className={styles.listen}>
      <Button
        size="compact-xs"
        variant={on ? 'light' : 'subtle'}
        color={blocked ? 'yellow' : 'gray'}
        leftSection={<Icon size={15} aria-hidden />}
        aria-pressed={on}
        aria-label={t(blocked ? 'unblock' : 'short')}
        title={blocked ? t('blocked') : `${t('listen')} (H)`}
        onClick={() => (blocked ? viewing.unblock() : viewing.listen(!on))}
      >
        {blocked ? (
          t('unblock')
        ) : (
          <>
            <span className={styles.long}>{t('short')}</span>
            <span className={styles.short} aria-hidden>
              H
            </span>
          </>
        )}
      </Button>
      {on && !blocked && (
        <Slider
          className={styles.volume ?? ''}
          size="xs"
          label={null}
          min={0}
          max={100}
          value={Math.round(volume * 100)}
          onChange={(percent) => viewing.setVolume(percent / 100)}
          thumbLabel={t('volume')}
        />
      )}
    </span>
  )
}
