import { Modal } from '@mantine/core'
import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { nameOf } from '#browser/meeting'
import type { SiteFile } from '../edge/site-tests.ts'
import { FileDirections } from './file-directions.tsx'
import { FileFindings } from './file-findings.tsx'
import { FileHistory } from './file-history.tsx'
import { GradeMark } from './grade-mark.tsx'
import { useIncidentWords } from './incident-words.ts'
import { NodeTimeAgo } from './node-time-ago.tsx'
import styles from './proof.module.css'
import { useDesk, useLabels } from './use-desk.ts'

const { useText } = text({
  title: { vi: 'Kiểm thử: {name}', en: 'Tests: {name}' },
  loading: { vi: 'Đang hỏi máy chủ kết quả kiểm thử…', en: 'Asking the node for the results…' },
  never: {
    vi: 'Điểm cầu chưa kiểm thử lần nào. Bấm U để kiểm thử.',
    en: 'Never tested. Press U to test it.',
  },
  rules: { vi: 'Quy tắc {program}, ngưỡng {thresholds}', en: 'Rules {program}, thresholds {thresholds}' },
  incidents: { vi: 'Sự cố', en: 'Incidents' },
})

/** Everything that the tests of one site found, over the wall. Kept up to date with its proofs. */
export function ProofDialog() {
  const t = useText()
  const { siteTests } = useDesk()
  const looked = useLive(siteTests.looked, (now) => now)
  const labels = useLabels()
  const close = () => siteTests.look(null)
  return (
    <Modal
      opened={looked !== null}
      onClose={close}
      title={looked && t('title', { name: nameOf(labels, looked.site) })}
      centered
      size={860}
      onKeyDown={({ key }) => key === 'U' && close()}
    >
      {looked &&
        (looked.file ? (
          <WholeFile file={looked.file} />
        ) : (
          <p className={styles.muted} role="status">
            {t('loading')}
          </p>
        ))}
    </Modal>
  )
}

function WholeFile({ file }: { file: SiteFile }) {
  const { verdict, measurement, history, incidents } = file
  const t = useText()
  const words = useIncidentWords()
  return (
    <div className={styles.file} data-file={verdict.site}>
      <div className={styles.head}>
        <GradeMark grade={verdict.grade} />
        {verdict.provedAt !== null && <NodeTimeAgo at={verdict.provedAt} />}
        <span className={styles.muted}>{t('rules', verdict.rules)}</span>
      </div>
      {verdict.measurement === null && <p>{t('never')}</p>}
      {verdict.measurement !== null && <FileDirections verdict={verdict} measurement={measurement} />}
      <FileFindings findings={verdict.findings} />
      {incidents.length > 0 && (
        <section>
          <h3>{t('incidents')}</h3>
          <ul className={styles.list}>
            {incidents.map((incident) => (
              <li key={incident.id} data-severity={incident.state.state === 'opened' ? 'fail' : 'note'}>
                {words.cause(incident)}
                <p className={styles.muted}>{words.state(incident)}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      <FileHistory history={history} />
    </div>
  )
}
