import { Button } from '@mantine/core'
import { IconListSearch, IconTestPipe } from '@tabler/icons-react'
import { text, useLanguage } from '#browser/kit'
import { useLive } from '#browser/live-state'
import type { SiteId } from '#contract'
import { seenToBy } from '../state/incidents.ts'
import { obstacleToTest } from '../state/obstacle.ts'
import { gradeOf } from '../state/proofs.ts'
import { GradeMark } from './grade-mark.tsx'
import { NodeTimeAgo } from './node-time-ago.tsx'
import { useObstacleWords } from './obstacle-words.ts'
import styles from './proof.module.css'
import { ProofHistory } from './proof-history.tsx'
import { useOwnerWords } from './proof-words.ts'
import { ReasonedButton } from './reasoned-button.tsx'
import { useDesk, useStanding, useStatus } from './use-desk.ts'

const { useText } = text({
  proof: { vi: 'Kiểm thử:', en: 'Test:' },
  test: { vi: 'Kiểm thử (U)', en: 'Test (U)' },
  testSite: { vi: 'Kiểm thử điểm cầu này (U)', en: 'Test this site (U)' },
  more: { vi: 'Kết quả (⇧U)', en: 'Results (⇧U)' },
  moreOf: { vi: 'Kết quả kiểm thử của điểm cầu (Shift+U)', en: 'What its tests found (Shift+U)' },
  who: { vi: 'Xử lý: {owner}', en: 'Who acts: {owner}' },
  phone: { vi: 'Điện thoại điểm cầu: {phone}', en: 'Phone of the site: {phone}' },
})

/** What the last tests of the chosen site say, who acts, and the way to another test. */
export function SiteProof({ site }: { site: SiteId }) {
  const t = useText()
  const language = useLanguage()
  const words = useObstacleWords()
  const ownerWords = useOwnerWords()
  const { proofs, siteTests, incidents } = useDesk()
  const grade = useLive(proofs.live, (now) => gradeOf(now, site))
  const row = useLive(proofs.live, ({ sites }) => sites.get(site))
  const pending = useLive(siteTests.pending, (sites) => sites.has(site))
  const owner = useLive(incidents.live, (all) =>
    row?.finding ? seenToBy(site, row.finding.code, all, row.owner) : null,
  )
  const obstacle = obstacleToTest(useStatus(site), useStanding())
  if (grade === null) return null
  const { finding, phone = null } = row ?? { finding: null }
  return (
    <div className={styles.proof} data-proof={grade}>
      <p>
        <span className={styles.muted}>{t('proof')}</span> <GradeMark grade={grade} />
        {row && row.provedAt !== null && (
          <span className={styles.muted}>
            <NodeTimeAgo at={row.provedAt} />
          </span>
        )}
      </p>
      {finding && finding.code !== 'proof.none' && (
        <p className={styles.finding} data-code={finding.code}>
          <b>{finding.cause[language]}</b> <span>{finding.todo[language]}</span>
        </p>
      )}
      {finding && owner && finding.code !== 'proof.none' && (
        <p className={styles.who}>{t('who', { owner: ownerWords(owner, phone) })}</p>
      )}
      {phone !== null && owner?.party !== 'site' && <p className={styles.phone}>{t('phone', { phone })}</p>}
      {row && <ProofHistory history={row.history} trend={row.trend} />}
      <div className={styles.buttons}>
        <ReasonedButton
          size="compact-xs"
          variant="default"
          leftSection={<IconTestPipe size={14} aria-hidden />}
          loading={pending}
          title={t('testSite')}
          aria-label={t('testSite')}
          reason={obstacle && words(obstacle)}
          onClick={() => void siteTests.ask(site)}
        >
          {t('test')}
        </ReasonedButton>
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconListSearch size={14} aria-hidden />}
          title={t('moreOf')}
          aria-label={t('moreOf')}
          onClick={() => siteTests.look(site)}
        >
          {t('more')}
        </Button>
      </div>
    </div>
  )
}
