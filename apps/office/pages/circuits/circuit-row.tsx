import { StateBadge, text } from '#browser/kit'
import styles from './circuits.module.css'
import { IncidentLine, type IncidentOrder } from './incident-line.tsx'
import type { Circuit } from './rows.ts'

const { useText } = text({
  primary: { vi: 'Kênh chính', en: 'Primary' },
  backup: { vi: 'Kênh dự phòng', en: 'Backup' },
  connected: { vi: 'Đang kết nối', en: 'Connected' },
  reconnecting: { vi: 'Đang nối lại', en: 'Reconnecting' },
  absent: { vi: 'Chưa vào', en: 'Not there' },
  good: { vi: 'đường tốt', en: 'line good' },
  acceptable: { vi: 'đường đạt', en: 'line acceptable' },
  fail: { vi: 'đường kém', en: 'line bad' },
  nobody: { vi: 'Chưa có đầu mối', en: 'No focal person' },
  none: { vi: 'Không', en: 'None' },
})

interface Props {
  circuit: Circuit
  /** Left out: incidents are only read. */
  onOrder?: (order: IncidentOrder) => void
}

/** A line: where it ends, who provides it, whether the site is there, and what is wrong. */
export function CircuitRow({ circuit, onOrder }: Props) {
  const t = useText()
  const { site, label, which, line, address, focal, state, grade, incidents } = circuit
  const meaning =
    state === 'absent' ? 'unknown' : state === 'connected' && grade !== 'fail' ? 'ready' : 'attention'
  return (
    <tr>
      <th scope="row">
        {label}
        <small>{site}</small>
      </th>
      <td>
        {[line.provider, rateOf(line.contractedKbps)].filter((word) => word !== '').join(' · ')}
        <small>{[t(which), line.circuit, line.phone].filter((word) => word !== '').join(' · ')}</small>
      </td>
      <td>
        {address}
        <small>{focal ? `${focal.name} · ${focal.phone}` : t('nobody')}</small>
      </td>
      <td className={styles.state}>
        <StateBadge meaning={meaning}>{t(state)}</StateBadge>
        {grade && <small>{t(grade)}</small>}
      </td>
      <td>
        {incidents.length === 0 ? (
          t('none')
        ) : (
          <ul className={styles.incidents}>
            {incidents.map((incident) => (
              <IncidentLine key={incident.id} incident={incident} {...(onOrder && { onOrder })} />
            ))}
          </ul>
        )}
      </td>
    </tr>
  )
}

/** `20 Mbps` */
const rateOf = (kbps: number | null): string =>
  kbps === null ? '' : `${String(kbps / 1000).replace('.', ',')} Mbps`
