import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { alarmsInOrder } from '../state/quality.ts'
import panel from './panel.module.css'
import { QualityCard } from './quality-card.tsx'
import styles from './tests-panel.module.css'
import { useDesk } from './use-desk.ts'

const { useText } = text({
  none: {
    vi: 'Không có cảnh báo. Điểm cầu đang trên hình hoặc đang mở micro được đo 5 giây một lần; khi đường truyền, hình hoặc tiếng kém, cảnh báo hiện ở đây.',
    en: 'No alarm. Sites on air or with an open microphone are measured every five seconds; when line, picture or sound is poor it is said here.',
  },
  away: {
    vi: 'Mất kết nối với máy chủ: không rõ điểm cầu nào đang kém.',
    en: 'The node is not connected: which sites are poor is not known.',
  },
})

/** The sites on air that are bad now, and those that were in the last minutes. */
export function QualityView() {
  const t = useText()
  const { quality, connection } = useDesk()
  const isOpen = useLive(connection.state, ({ kind }) => kind === 'open')
  const alarms = useLive(quality.live, (all) => all)
  if (!isOpen) return <p className={panel.hint}>{t('away')}</p>
  if (alarms.length === 0) return <p className={panel.hint}>{t('none')}</p>
  return (
    <ul className={styles.cards} data-alarms={alarms.length}>
      {alarmsInOrder(alarms).map((alarm) => (
        <QualityCard key={`${alarm.site} ${alarm.since} ${alarm.ended?.at ?? ''}`} alarm={alarm} />
      ))}
    </ul>
  )
}
