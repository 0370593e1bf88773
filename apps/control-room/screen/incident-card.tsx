import { useState } from 'react'
import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { nameOf } from '#browser/meeting'
import type { Incident } from '#contract/readiness'
import { obstacleTo, obstacleToTest } from '../state/obstacle.ts'
import { IncidentFix } from './incident-fix.tsx'
import { IncidentOwnerForm } from './incident-owner-form.tsx'
import { useIncidentWords } from './incident-words.ts'
import { NodeTimeAgo } from './node-time-ago.tsx'
import { useObstacleWords } from './obstacle-words.ts'
import panel from './panel.module.css'
import { useOwnerWords } from './proof-words.ts'
import { ReasonedButton } from './reasoned-button.tsx'
import styles from './tests-panel.module.css'
import { useDesk, useLabels, useStanding, useStatus } from './use-desk.ts'

const { useText } = text({
  open: { vi: 'Mở', en: 'Opened' },
  times: { vi: 'gặp {times} lần', en: 'found {times} times' },
  reopened: { vi: 'mở lại {times} lần', en: 'reopened {times} times' },
  who: { vi: 'Xử lý: {owner}', en: 'Who acts: {owner}' },
  answer: { vi: 'Nhận xử lý', en: 'Answer' },
  fix: { vi: 'Đã sửa…', en: 'Fixed…' },
  close: { vi: 'Đóng', en: 'Close' },
  assign: { vi: 'Chuyển…', en: 'Hand over…' },
  test: { vi: 'Kiểm thử lại', en: 'Test again' },
})

/** One incident: what, where, for how long, who acts, how far it is, and what can be done. */
export function IncidentCard({ incident }: { incident: Incident }) {
  const { id, site, cause, owner, openedAt, times, reopened, state } = incident
  const t = useText()
  const words = useIncidentWords()
  const obstacleWords = useObstacleWords()
  const ownerWords = useOwnerWords()
  const desk = useDesk()
  const name = nameOf(useLabels(), site)
  const phone = useLive(desk.proofs.live, ({ sites }) => sites.get(site)?.phone ?? null)
  const pending = useLive(desk.incidents.pending, (all) => all.has(id))
  const standing = useStanding()
  const obstacle = obstacleTo('sites', standing)
  const toTest = obstacleToTest(useStatus(site), standing)
  const reason = obstacle && obstacleWords(obstacle)
  const [editing, setEditing] = useState<'fix' | 'assign' | null>(null)
  const toggle = (what: 'fix' | 'assign') => setEditing((now) => (now === what ? null : what))
  const done = () => setEditing(null)
  return (
    <li className={styles.incident} data-incident={id} data-state={state.state}>
      <button type="button" className={panel.name} onClick={() => desk.view.revealSite(site)}>
        <strong>{name}</strong>
      </button>
      <p className={styles.cause}>{words.cause(incident)}</p>
      <p className={styles.muted}>{t('who', { owner: ownerWords(owner, phone) })}</p>
      <p className={styles.muted}>
        {t('open')} <NodeTimeAgo at={openedAt} />
        {times > 1 && `, ${t('times', { times })}`}
        {reopened > 0 && `, ${t('reopened', { times: reopened })}`}
      </p>
      <p className={styles.state} data-state={state.state}>
        {words.state(incident)}
      </p>
      <div className={styles.buttons}>
        {state.state === 'opened' && (
          <ReasonedButton
            size="compact-xs"
            disabled={pending}
            reason={reason}
            onClick={() => void desk.incidents.answer(id)}
          >
            {t('answer')}
          </ReasonedButton>
        )}
        {state.state !== 'fixed' && (
          <ReasonedButton
            size="compact-xs"
            variant="default"
            disabled={pending}
            reason={reason}
            onClick={() => toggle('fix')}
          >
            {t('fix')}
          </ReasonedButton>
        )}
        {state.state === 'fixed' && (
          <ReasonedButton
            size="compact-xs"
            reason={toTest && obstacleWords(toTest)}
            onClick={() => void desk.siteTests.ask(site)}
          >
            {t('test')}
          </ReasonedButton>
        )}
        {state.state === 'fixed' && cause.kind === 'help' && (
          <ReasonedButton
            size="compact-xs"
            variant="default"
            disabled={pending}
            reason={reason}
            onClick={() => void desk.incidents.close(id)}
          >
            {t('close')}
          </ReasonedButton>
        )}
        <ReasonedButton
          size="compact-xs"
          variant="default"
          disabled={pending}
          reason={reason}
          onClick={() => toggle('assign')}
        >
          {t('assign')}
        </ReasonedButton>
      </div>
      {editing === 'fix' && <IncidentFix incident={id} reason={reason} onDone={done} />}
      {editing === 'assign' && <IncidentOwnerForm incident={incident} reason={reason} onDone={done} />}
    </li>
  )
}
