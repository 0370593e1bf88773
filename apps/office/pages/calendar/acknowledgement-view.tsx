import { Button, Chip, TextInput } from '@mantine/core'
import { IconPhoneCall, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { text } from '#browser/kit'
import { foldText, matchesFolded } from '#browser/meeting'
import type { InvitationStanding } from '#contract/calendar'
import type { InvitedSite } from '#contract/console'
import { FailureNote } from '../../screens/failure-note.tsx'
import lines from '../../screens/lines.module.css'
import panel from '../../screens/panel.module.css'
import { RowList } from '../../screens/row-list.tsx'
import { useAsked, useDesk, useRight } from '../../screens/use-office.ts'
import { countsOfListed, listInvited } from './list-invited.ts'
import { NoteAnswer } from './note-answer.tsx'
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
  note: { vi: 'Ghi thay {site}…', en: 'Note for {site}…' },
  noted: { vi: '{by} ghi thay', en: 'noted by {by}' },
  chip: { vi: '{word} ({count})', en: '{word} ({count})' },
})

const idOf = ({ site }: InvitedSite) => site

/** Who has acknowledged, who has not, and whom to call; one standing alone on request. */
export function AcknowledgementView({ row: { plan } }: { row: PlanRow }) {
  const t = useText()
  const word = usePlanWords()
  const { node } = useDesk()
  const mayNote = useRight('sites') && (plan.state.is === 'announced' || plan.state.is === 'open')
  const { answer, again } = useAsked(({ call }) => listInvited(call, plan.id))
  const [noting, note] = useState(false)
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
  const chosen = answer.is.find(({ site }) => site === current)
  // The tier above hears it from the site's own node.
  const own = mayNote && chosen && homeOf(chosen.site) === node.id ? chosen : null
  const countOf = (of: InvitationStanding) => answer.is.filter((each) => each.standing === of).length
  return (
    <section className={styles.answers} aria-label={t('list')}>
      <p data-counts>{t('counts', countsOfListed(answer.is))}</p>
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
      {own && (
        <Button
          variant="default"
          leftSection={<IconPhoneCall size={18} aria-hidden />}
          onClick={() => note(true)}
        >
          {t('note', { site: own.label })}
        </Button>
      )}
      {own && noting && (
        <NoteAnswer key={own.site} plan={plan} site={own} onNoted={again} onClose={() => note(false)} />
      )}
    </section>
  )
}

function InvitedLine({ row }: { row: InvitedSite }) {
  const t = useText()
  const given = row.acknowledgement
  const noted = given?.way === 'operator' && t('noted', { by: given.by })
  return (
    <div className={`${lines.line} ${styles.invited}`}>
      <span>
        <strong>{row.label}</strong>
        <small>{[saidBy(row), noted].filter(Boolean).join(' · ')}</small>
      </span>
      <PlanBadge of={row.standing} />
      <span className={styles.phone}>{row.phone}</span>
    </div>
  )
}

/** The node at which a site answers: its province's, the centre's own. */
const homeOf = (site: string) => site.split('-').slice(0, 2).join('-')

/** Who comes, or why nobody does. */
function saidBy({ acknowledgement }: InvitedSite): string {
  const answer = acknowledgement?.answer
  if (!answer) return ''
  if (answer.is === 'absent') return answer.reason
  return answer.attendees.map(({ name, post }) => (post ? `${name} (${post})` : name)).join('; ')
}
