import { CloseButton } from '@mantine/core'
import { text } from '#browser/kit'
import { nameOf } from '#browser/meeting'
import type { ShowRequest } from '#contract'
import styles from './requests-panel.module.css'
import { useDesk, useLabels } from './use-desk.ts'

const { useText } = text({
  pending: { vi: 'Đang chờ, còn {seconds} giây', en: 'Waiting, {seconds} s left' },
  accepted: { vi: 'Đồng ý', en: 'Agreed' },
  refused: { vi: 'Từ chối: {reason}', en: 'Refused: {reason}' },
  countered: { vi: 'Đề nghị thay: {counter}', en: 'Offered instead: {counter}' },
  because: { vi: ' ({reason})', en: ' ({reason})' },
  expired: { vi: 'Hết giờ, không ai trả lời', en: 'Expired, nobody answered' },
  withdrawn: { vi: 'Đã rút lại', en: 'Withdrawn' },
  withdraw: { vi: 'Rút yêu cầu', en: 'Take the request back' },
})

/** A request in one line, and what became of it. Who asked can take it back while it waits. */
export function RequestLine(props: { request: ShowRequest; now: number; ours: boolean }) {
  const { request, now, ours } = props
  const t = useText()
  const desk = useDesk()
  const labels = useLabels()
  const { id, site, state, expiresAt, reason, counter, answeredBy } = request
  const said = {
    seconds: Math.max(0, Math.ceil((expiresAt - now) / 1000)),
    reason,
    counter: counter ? nameOf(labels, counter) : '',
  }
  return (
    <li className={styles.asked} data-request={id} data-state={state}>
      <strong>{nameOf(labels, site)}</strong>
      {ours && state === 'pending' && (
        <CloseButton
          size="sm"
          aria-label={t('withdraw')}
          title={t('withdraw')}
          onClick={() => void desk.authority.withdraw(id)}
        />
      )}
      <small>
        {t(state, said)}
        {state === 'countered' && reason && t('because', { reason })}
        {answeredBy && ` · ${answeredBy}`}
      </small>
    </li>
  )
}
