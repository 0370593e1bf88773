import { Chip, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { text } from '#browser/kit'
import { foldText, matchesFolded } from '#browser/meeting'
import type { InvitationStanding } from '#contract/calendar'
import type { InvitedSite } from '#contract/console'
import { FailureNote } from '../../screens/failure-note.tsx'
import lines from '../../screens/lines.module.css'
import panel from '../../screens/panel.module.css'
import { RowList } from '../../screens/row-list.tsx'
import { useAsked } from '../../screens/use-office.ts'
import { listInvited } from './list-invited.ts'
import styles from './plan-panel.module.css'
import { PlanBadge, standings, usePlanWords } from './plan-state.tsx'
import type { PlanRow } from './rows.ts'

const ROW_PX = 52
const { useText } = text({
  list: { vi: 'Điểm cầu được mời', en: 'Invited sites' },
  loading: { vi: 'Đang tải…', en: 'Loading…' },
  counts: {
    vi: '{acknowledged}/{invited} đã nhận, trong đó {absent} xin vắng',
    en: '{acknowledged} of {invited} have acknowledged, {absent} of them ask to be absent',
  },
  find: { vi: 'Tìm điểm cầu', en: 'Find a site' },
  chip: { vi: '{word} ({count})', en: '{word} ({count})' },
})

const idOf = ({ site }: InvitedSite) => site

/** Who has acknowledged, who has not, and whom to call; one standing alone on request. */
export function AcknowledgementView({ row: { plan, counts } }: { row: PlanRow }) {
  const t = useText()
  const word = usePlanWords()
  const { answer } = useAsked(({ call }) => listInvited(call, plan.id))
  const [standing, setStanding] = useState<InvitationStanding | null>(null)
  const [typed, setTyped] = useState('')
  const [current, setCurrent] = useState<string | null>(null)
  if (answer.kind === 'failed') return <FailureNote error={answer.error} />
  if (answer.kind === 'asked') return <p className={panel.told}>{t('loading')}</p>
  const query = foldText(typed)
  const found = answer.is.filter(
    (each) =>
      (standing === null || each.standing === standing) &&
      matchesFolded(foldText(`${each.label} ${each.site} ${saidBy(each)}`), query),
  )
  const countOf = (of: InvitationStanding) => answer.is.filter((each) => each.standing === of).length
  return (
    <section className={styles.answers} aria-label={t('list')}>
      <p data-counts>{t('counts', counts)}</p>
      <div className={styles.filters}>
        <TextInput
          type="search"
          aria-label={t('find')}
          placeholder={t('find')}
          leftSection={<IconSearch size={18} aria-hidden />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {standings.map((each) => (
          <Chip key={each} checked={standing === each} onChange={(now) => setStanding(now ? each : null)}>
            {t('chip', { word: word(each), count: countOf(each) })}
          </Chip>
        ))}
      </div>
      <RowList
        id="invited"
        label={t('list')}
        rows={found}
        idOf={idOf}
        height={ROW_PX}
        current={current}
        onCurrent={setCurrent}
        onOpen={setCurrent}
        draw={(each) => <InvitedLine row={each} />}
      />
    </section>
  )
}

function InvitedLine({ row }: { row: InvitedSite }) {
  return (
    <div className={`${lines.line} ${styles.invited}`}>
      <span>
        <strong>{row.label}</strong>
        <small>{saidBy(row)}</small>
      </span>
      <PlanBadge of={row.standing} />
      <span className={styles.phone}>{row.phone}</span>
    </div>
  )
}

/** Who comes, or why nobody does. */
function saidBy({ acknowledgement }: InvitedSite): string {
  const answer = acknowledgement?.answer
  if (!answer) return ''
  if (answer.is === 'absent') return answer.reason
  return answer.attendees.map(({ name, post }) => (post ? `${name} (${post})` : name)).join('; ')
}
