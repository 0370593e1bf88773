import { text, useLanguage } from '#browser/kit'
import { partyWords } from '#browser/readiness'
import type { Finding, Incident, Severity, Verdict } from '#contract/readiness'
import type { Sign as Kind } from '../state/tiles.ts'
import styles from './findings-list.module.css'
import { IncidentRow } from './incident-row.tsx'
import list from './list.module.css'
import { Paged, type PagedGroup } from './paged.tsx'
import { Sign } from './sign.tsx'

const { useText } = text({
  title: { vi: 'Việc cần xử lý', en: 'What is to be done' },
  found: { vi: 'Phát hiện', en: 'Found' },
  nothing: { vi: 'Không có gì cần xử lý.', en: 'There is nothing to see to.' },
  incidents: { vi: 'Sự cố', en: 'Incidents' },
  acts: { vi: 'Xử lý: {party}. Mã: {code}', en: 'Acts: {party}. Code {code}' },
})

const signs: Record<Severity, Kind> = {
  ...{ critical: 'fail', fail: 'fail', missing: 'untested', warning: 'acceptable' },
  ...{ acceptable: 'acceptable', note: 'good' },
}

/** What was found at a site with what to do and who acts, then its incidents. Page up and page down turn. */
export function FindingsList({ verdict, incidents }: { verdict: Verdict; incidents: readonly Incident[] }) {
  const t = useText()
  const head = (words: string, count: number) => () => (
    <div className={list.heading}>
      <span>
        <strong>{count}</strong> {words}
      </span>
    </div>
  )
  const groups: PagedGroup[] = [
    {
      key: 'incidents',
      head: head(t('incidents'), incidents.length),
      rows: incidents.map((incident) => ({
        key: incident.id,
        row: <IncidentRow incident={incident} named="owner" />,
      })),
    },
    {
      key: 'findings',
      head: head(t('found'), verdict.findings.length),
      rows: verdict.findings.map((finding, index) => ({
        key: `${finding.code} ${index}`,
        row: <FindingRow finding={finding} />,
      })),
    },
  ].filter(({ rows }) => rows.length > 0)
  return (
    <div className={styles.list}>
      <Paged
        title={<h2>{t('title')}</h2>}
        keys={['PageUp', 'PageDown']}
        groups={groups}
        empty={t('nothing')}
      />
    </div>
  )
}

function FindingRow({ finding }: { finding: Finding }) {
  const t = useText()
  const language = useLanguage()
  const { code, severity, cause, todo, actor } = finding
  return (
    <div className={styles.finding}>
      <Sign kind={signs[severity]} />
      <p>
        <strong>{cause[language]}</strong>
        {todo[language]}
        <small>{t('acts', { party: partyWords[actor][language], code })}</small>
      </p>
    </div>
  )
}
