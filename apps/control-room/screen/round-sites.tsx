import { ActionIcon, Tooltip } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { text, useLanguage } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { nameOf } from '#browser/meeting'
import type { SiteId } from '#contract'
import type { Round, RoundSite } from '#contract/readiness'
import { seenToBy } from '../state/incidents.ts'
import { obstacleTo } from '../state/obstacle.ts'
import { sitesThatAre } from '../state/rounds.ts'
import { Lasted } from './lasted.tsx'
import { useObstacleWords } from './obstacle-words.ts'
import panel from './panel.module.css'
import { actorText, findingText, useOwnerWords } from './proof-words.ts'
import styles from './tests-panel.module.css'
import { useDesk, useLabels, useStanding } from './use-desk.ts'

const { useText } = text({
  failed: { vi: 'Không đạt', en: 'Failed' },
  running: { vi: 'Đang thử', en: 'Under test' },
  absent: { vi: 'Vắng, sẽ thử khi vào', en: 'Absent: tested when they come' },
  absentClosed: { vi: 'Vắng', en: 'Absent' },
  who: { vi: 'Xử lý: {owner}', en: 'Who acts: {owner}' },
  phone: { vi: 'ĐT {phone}', en: 'Tel. {phone}' },
  noPhone: { vi: 'chưa có số điện thoại', en: 'no phone is known' },
  again: { vi: 'Thử lại {name}', en: 'Test {name} again' },
  more: { vi: 'và {count} điểm cầu nữa', en: 'and {count} more sites' },
})
/** Rows that are drawn of each list. */
const SHOWN = 100

type Failed = Extract<RoundSite, { state: 'failed' }>

/** Who failed and why, who is under test, and who is absent with whom to call. */
export function RoundSites({ round }: { round: Round }) {
  const t = useText()
  const closed = round.state === 'closed'
  const running = sitesThatAre(round, 'running')
  return (
    <>
      <Part title={t('failed')} part="failed" of={sitesThatAre(round, 'failed')}>
        {(each) => <FailedRow key={each.site} failed={each} round={round} />}
      </Part>
      <Part title={t('running')} part="running" of={running}>
        {({ site, since }) => (
          <li key={site} data-site={site}>
            <SiteName site={site} />
            <Lasted since={since} />
          </li>
        )}
      </Part>
      <Part title={t(closed ? 'absentClosed' : 'absent')} part="absent" of={sitesThatAre(round, 'absent')}>
        {({ site }) => <AbsentRow key={site} site={site} />}
      </Part>
    </>
  )
}

function Part<Row>(props: {
  title: string
  part: RoundSite['state']
  of: readonly Row[]
  children: (row: Row) => ReactNode
}) {
  const { title, part, of, children } = props
  const t = useText()
  if (of.length === 0) return null
  return (
    <section data-part={part}>
      <h4 className={styles.part}>
        {title} ({of.length})
      </h4>
      <ul className={styles.sites}>
        {of.slice(0, SHOWN).map(children)}
        {of.length > SHOWN && <li>{t('more', { count: of.length - SHOWN })}</li>}
      </ul>
    </section>
  )
}

function SiteName({ site, children }: { site: SiteId; children?: ReactNode }) {
  const desk = useDesk()
  const name = nameOf(useLabels(), site)
  return (
    <button type="button" className={panel.name} onClick={() => desk.view.revealSite(site)}>
      {name}
      {children}
    </button>
  )
}

/** The cause in the words of the verdict while it is the newest one on the site, else in few words. */
function FailedRow({ failed, round }: { failed: Failed; round: Round }) {
  const { site, code, actor } = failed
  const t = useText()
  const language = useLanguage()
  const finding = findingText.useText()
  const party = actorText.useText()
  const ownerWords = useOwnerWords()
  const desk = useDesk()
  const row = useLive(desk.proofs.live, ({ sites }) => sites.get(site))
  const isNewest = row?.finding?.code === code
  const cause = isNewest && row?.finding ? row.finding.cause[language] : finding(code)
  const incident = useLive(desk.incidents.live, (all) =>
    seenToBy(site, code, all, (isNewest && row?.owner) || null),
  )
  const owner = incident ? ownerWords(incident, row?.phone ?? null) : party(actor)
  return (
    <li data-site={site} data-code={code}>
      <SiteName site={site}>
        <small data-cause>{cause}</small>
        <small>{t('who', { owner })}</small>
      </SiteName>
      {round.state !== 'closed' && <TestAgain round={round.id} site={site} />}
    </li>
  )
}

function TestAgain({ round, site }: { round: string; site: SiteId }) {
  const t = useText()
  const words = useObstacleWords()
  const desk = useDesk()
  const obstacle = obstacleTo('sites', useStanding())
  const label = t('again', { name: nameOf(useLabels(), site) })
  return (
    <Tooltip label={obstacle ? words(obstacle) : label} multiline maw={260}>
      <ActionIcon
        size={26}
        variant="default"
        aria-label={label}
        aria-disabled={obstacle !== null}
        data-disabled={obstacle !== null || undefined}
        onClick={() => obstacle === null && void desk.rounds.retest(round, [site])}
      >
        <IconRefresh size={15} />
      </ActionIcon>
    </Tooltip>
  )
}

function AbsentRow({ site }: { site: SiteId }) {
  const t = useText()
  const desk = useDesk()
  const phone = useLive(desk.proofs.live, ({ sites }) => sites.get(site)?.phone ?? null)
  return (
    <li data-site={site}>
      <SiteName site={site}>
        <small>{phone === null ? t('noPhone') : t('phone', { phone })}</small>
      </SiteName>
    </li>
  )
}
