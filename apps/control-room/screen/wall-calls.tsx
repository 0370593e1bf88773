import { IconHandStop, IconScreenShareOff, IconVideoOff } from '@tabler/icons-react'
import { useMemo } from 'react'
import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { calls, countCalls } from '../state/site-filter.ts'
import { useDesk } from './use-desk.ts'
import styles from './wall.module.css'

const { useText } = text({
  differing: { vi: 'sai lệnh', en: 'show otherwise' },
  'no-still': { vi: 'chưa có hình', en: 'without picture' },
  asking: { vi: 'xin phát biểu', en: 'ask to speak' },
  only: { vi: 'Chỉ xem những điểm cầu này', en: 'Show only these sites' },
  all: { vi: 'Xem lại mọi trạng thái', en: 'Show every state again' },
})
const shapes = { differing: IconScreenShareOff, 'no-still': IconVideoOff, asking: IconHandStop }

/** How many sites of the wall call for somebody, by what; a press shows only those, another all again. */
export function WallCalls() {
  const t = useText()
  const desk = useDesk()
  const index = useLive(desk.registry, (state) => (state.kind === 'ready' ? state.index : null))
  const asking = useLive(desk.asking, (sites) => sites)
  const filter = useLive(desk.view.live, (view) => view.filter)
  const standing = useLive(desk.roster, (state) => state.standing)
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the filter only the unit counts; `standing` for the roster
  const counts = useMemo(
    () => index && countCalls(index, desk.roster.get().roster, filter, asking),
    [index, filter.unit, asking, standing],
  )
  return (
    <span className={styles.calls}>
      {calls.map((call) => {
        const chosen = filter.state === call
        if (!counts || (counts[call] === 0 && !chosen)) return null
        const Shape = shapes[call]
        return (
          <button
            key={call}
            type="button"
            className={styles.call}
            data-call={call}
            aria-pressed={chosen}
            title={`${t(call)}: ${t(chosen ? 'all' : 'only')}`}
            aria-label={`${counts[call]} ${t(call)}`}
            onClick={() => desk.view.filter({ state: chosen ? 'all' : call })}
          >
            <Shape size={14} aria-hidden />
            <strong>{counts[call]}</strong>
            <span>{t(call)}</span>
          </button>
        )
      })}
    </span>
  )
}
