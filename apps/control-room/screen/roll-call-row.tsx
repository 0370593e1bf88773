import { ActionIcon, Tooltip } from '@mantine/core'
import { IconUserCheck, IconUserX } from '@tabler/icons-react'
import { text } from '#browser/kit'
import { nameOf } from '#browser/meeting'
import type { Presence, RollCallAnswer } from '#contract'
import { obstacleToMicrophone } from '../state/obstacle.ts'
import type { RollCallRow } from '../state/roll-call.ts'
import { useObstacleWords } from './obstacle-words.ts'
import panel from './panel.module.css'
import styles from './roll-call-panel.module.css'
import { useDesk, useLabels, useSession, useStanding } from './use-desk.ts'
import { timeOf } from './vietnam-clock.ts'

const { useText } = text({
  heard: { vi: 'Nghe rõ', en: 'Hears' },
  'no-sound': { vi: 'Không nghe', en: 'No sound' },
  absent: { vi: 'Vắng', en: 'Absent' },
  none: { vi: 'Chưa trả lời', en: 'No answer' },
  present: { vi: 'Ghi có mặt (trả lời miệng): {name}', en: 'Note as present (by voice): {name}' },
  away: { vi: 'Ghi vắng: {name}', en: 'Note as absent: {name}' },
  line: { vi: '{presence} – {by}, {at}', en: '{presence}: {by}, {at}' },
})

/** One site of a roll call: the answer that counts, those before it, and what an operator can note. */
export function RollCallRowView(props: {
  row: RollCallRow
  running: boolean
  onNote: (presence: Presence) => void
}) {
  const { row, running, onNote } = props
  const { site, answer, corrected } = row
  const t = useText()
  const words = useObstacleWords()
  const desk = useDesk()
  const name = nameOf(useLabels(), site)
  const obstacle = obstacleToMicrophone(site, useStanding(), useSession())
  const blocked = obstacle && words(obstacle)
  const line = ({ presence, by, at, reason }: RollCallAnswer) =>
    [t('line', { presence: t(presence), by, at: timeOf(at) }), reason].filter(Boolean).join(' · ')
  const act = (label: string, icon: typeof IconUserX, presence: Presence) => {
    const Icon = icon
    return (
      <Tooltip label={blocked ?? label} multiline maw={260}>
        <ActionIcon
          size={24}
          variant="default"
          aria-label={label}
          aria-disabled={blocked !== null}
          data-disabled={blocked !== null || undefined}
          onClick={() => blocked === null && onNote(presence)}
        >
          <Icon size={15} />
        </ActionIcon>
      </Tooltip>
    )
  }
  return (
    <li className={`${panel.row} ${styles.answer}`} data-presence={answer?.presence ?? 'none'}>
      <button
        type="button"
        className={panel.name}
        title={[...corrected, ...(answer ? [answer] : [])].map(line).join('\n')}
        onClick={() => desk.view.revealSite(site)}
      >
        {name}
        <small>
          {answer?.reason ? `${t(answer.presence)} · ${answer.reason}` : t(answer?.presence ?? 'none')}
          {corrected.length > 0 && ` (×${corrected.length + 1})`}
        </small>
      </button>
      {running && act(t('present', { name }), IconUserCheck, 'heard')}
      {running && act(t('away', { name }), IconUserX, 'absent')}
    </li>
  )
}
