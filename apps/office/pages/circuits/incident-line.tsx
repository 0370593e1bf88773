import { Button } from '@mantine/core'
import { StateBadge, text, useLanguage } from '#browser/kit'
import type { Incident } from '#contract/readiness'
import { formatVietnamTime } from '#foundation/time'
import styles from './circuits.module.css'

const { useText } = text({
  help: { vi: 'Điểm cầu gọi hỗ trợ', en: 'The site calls for help' },
  since: { vi: 'từ {at}', en: 'since {at}' },
  opened: { vi: 'Chưa ai nhận', en: 'Nobody sees to it' },
  answered: { vi: '{by} đang xử lý', en: '{by} sees to it' },
  fixed: { vi: '{by} báo đã khắc phục', en: '{by} says that it is fixed' },
  over: { vi: 'Đã xong', en: 'Over' },
  answer: { vi: 'Nhận xử lý', en: 'See to it' },
  fix: { vi: 'Báo đã khắc phục', en: 'Call it fixed' },
})

/** What somebody says of an incident. */
export interface IncidentOrder {
  op: 'incidents.answer' | 'incidents.fix'
  incident: string
}

interface Props {
  incident: Incident
  /** Left out: it is only read. */
  onOrder?: (order: IncidentOrder) => void
}

/** An open incident: what is wrong since when, who sees to it, and what one may say of it. */
export function IncidentLine({ incident, onOrder }: Props) {
  const t = useText()
  const language = useLanguage()
  const { id, cause, openedAt, state } = incident
  const words = cause.kind === 'test' ? cause.words[language] : (cause.words ?? t('help'))
  return (
    <li>
      <b>{words}</b> {t('since', { at: formatVietnamTime(openedAt).slice(0, 16) })}
      <div className={styles.orders}>
        <State state={state} />
        {onOrder && state.state === 'opened' && (
          <Button size="compact-sm" onClick={() => onOrder({ op: 'incidents.answer', incident: id })}>
            {t('answer')}
          </Button>
        )}
        {onOrder && (state.state === 'opened' || state.state === 'answered') && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => onOrder({ op: 'incidents.fix', incident: id })}
          >
            {t('fix')}
          </Button>
        )}
      </div>
    </li>
  )
}

function State({ state }: Pick<Incident, 'state'>) {
  const t = useText()
  switch (state.state) {
    case 'opened':
      return <StateBadge meaning="attention">{t('opened')}</StateBadge>
    case 'answered':
      return <StateBadge meaning="action">{t('answered', { by: state.answered.by })}</StateBadge>
    case 'fixed':
      return <StateBadge meaning="ready">{t('fixed', { by: state.fixed.by })}</StateBadge>
    case 'retested':
    case 'closed':
      return <StateBadge meaning="ready">{t('over')}</StateBadge>
  }
}
