import {
  IconBroadcast,
  IconCircleCheck,
  IconHandStop,
  IconPlugOff,
  IconScreenShareOff,
  IconShieldExclamation,
  IconVideoOff,
} from '@tabler/icons-react'
import { useMemo } from 'react'
import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { type Chip, chips, countChips } from '../state/site-filter.ts'
import { useDesk } from './use-desk.ts'
import styles from './wall.module.css'

const { useText } = text({
  connected: { vi: 'có mặt', en: 'present' },
  absent: { vi: 'vắng', en: 'absent' },
  'on-air': { vi: 'lên hình', en: 'on air' },
  asking: { vi: 'xin phát biểu', en: 'ask to speak' },
  differing: { vi: 'sai lệnh', en: 'show otherwise' },
  'no-video': { vi: 'không có hình', en: 'without video' },
  'not-ready': { vi: 'chưa sẵn sàng', en: 'not ready' },
  only: { vi: 'Chỉ xem những điểm cầu này', en: 'Show only these sites' },
  all: { vi: 'Xem lại mọi trạng thái (F)', en: 'Show every state again (F)' },
})
const shapes: Record<Chip, typeof IconBroadcast> = {
  connected: IconCircleCheck,
  absent: IconPlugOff,
  'on-air': IconBroadcast,
  asking: IconHandStop,
  differing: IconScreenShareOff,
  'no-video': IconVideoOff,
  'not-ready': IconShieldExclamation,
}

/** How many sites of the wall are in which state; a press shows only those, another all again. */
export function WallChips() {
  const t = useText()
  const desk = useDesk()
  const index = useLive(desk.registry, (state) => (state.kind === 'ready' ? state.index : null))
  const session = useLive(desk.inSession, (now) => now)
  const filter = useLive(desk.view.live, (view) => view.filter)
  const standing = useLive(desk.roster, (state) => state.standing)
  const proven = useLive(desk.proofs.live, (state) => state.standing)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the state asked for counts nothing; `standing` and `proven` for roster and proofs
  const counts = useMemo(
    () => index && countChips(index, desk.roster.get().roster, filter, session, desk.proofs.live.get()),
    [index, filter.text, filter.unit, session, standing, proven],
  )
  return (
    <span className={styles.chips}>
      {chips.map((chip) => {
        const chosen = filter.state === chip
        if (!counts || (counts[chip] === 0 && !chosen)) return null
        const Shape = shapes[chip]
        return (
          <button
            key={chip}
            type="button"
            className={styles.chip}
            data-chip={chip}
            aria-pressed={chosen}
            title={`${t(chip)}: ${t(chosen ? 'all' : 'only')}`}
            aria-label={`${counts[chip]} ${t(chip)}`}
            onClick={() => desk.view.filter({ state: chosen ? 'all' : chip })}
          >
            <Shape size={14} aria-hidden />
            <strong>{counts[chip]}</strong>
            <span>{t(chip)}</span>
          </button>
        )
      })}
    </span>
  )
}
