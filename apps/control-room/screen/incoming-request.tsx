import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { nameOf } from '#browser/meeting'
import type { ShowRequest } from '#contract'
import { REASON_FIELD } from '../edge/shortcuts-between-tiers.ts'
import { whoTalks } from '../state/cue.ts'
import { siteToOffer } from '../state/requests.ts'
import { ReasonedButton } from './reasoned-button.tsx'
import styles from './requests-panel.module.css'
import { useStillOf } from './still-of.ts'
import { useDesk, useLabels } from './use-desk.ts'
import { useFieldKeys } from './use-field-keys.ts'

const { useText } = text({
  by: { vi: '{who} xin đưa lên hình', en: '{who} asks to show it' },
  left: { vi: 'còn {seconds} giây', en: '{seconds} s left' },
  accept: { vi: 'Đồng ý', en: 'Agree' },
  refuse: { vi: 'Từ chối', en: 'Refuse' },
  reason: { vi: 'Lý do (bắt buộc khi từ chối)', en: 'Reason (needed to refuse)' },
  why: { vi: 'Hãy ghi lý do từ chối', en: 'Write why' },
  counter: { vi: 'Đề nghị {name}', en: 'Offer {name}' },
  choose: {
    vi: 'Chọn điểm cầu khác của tỉnh trên tường để đề nghị thay',
    en: 'Choose another of our sites on the wall to offer it instead',
  },
  other: { vi: 'điểm khác', en: 'another site' },
  no: { vi: 'chưa có ảnh', en: 'no picture yet' },
})

/** A request that waits for this tier: the site as it looks now, who asks, how long there is, and the three answers. */
export function IncomingRequest(props: { request: ShowRequest; now: number; first: boolean }) {
  const { request, now, first } = props
  const { id, site, from, by, note, expiresAt } = request
  const t = useText()
  const desk = useDesk()
  const labels = useLabels()
  const still = useStillOf([site])(site)
  const chosen = useLive(desk.view.live, (view) => view.site)
  const [reason, setReason] = useState('')
  const other = siteToOffer(request, chosen)
  const why = reason.trim()
  const refuse = () => void desk.authority.answer(id, { kind: 'refuse', reason: why })
  const pressed = useFieldKeys(() => why && refuse())
  return (
    <li className={styles.request} data-request={id} data-state="pending" data-first={first}>
      {still ? <img src={still} alt="" /> : <span className={styles.dark}>{t('no')}</span>}
      <strong>{nameOf(labels, site)}</strong>
      <span className={styles.left} role="timer">
        {t('left', { seconds: Math.max(0, Math.ceil((expiresAt - now) / 1000)) })}
      </span>
      <small>
        {t('by', { who: whoTalks(nameOf(labels, from), by) })}
        {note && `: ${note}`}
      </small>
      <TextInput
        size="xs"
        {...(first && { id: REASON_FIELD })}
        className={styles.reason ?? ''}
        aria-label={t('reason')}
        placeholder={t('reason')}
        maxLength={300}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        onKeyDown={pressed}
      />
      <div className={styles.answers}>
        <Button size="compact-sm" onClick={() => void desk.authority.answer(id, { kind: 'accept' })}>
          {t('accept')} {first && <kbd>A</kbd>}
        </Button>
        <ReasonedButton size="compact-sm" variant="default" reason={why ? null : t('why')} onClick={refuse}>
          {t('refuse')} {first && <kbd>R</kbd>}
        </ReasonedButton>
        <ReasonedButton
          size="compact-sm"
          variant="default"
          classNames={{ root: styles.offer, label: styles.whole }}
          reason={other ? null : t('choose')}
          onClick={() =>
            other && void desk.authority.answer(id, { kind: 'counter', site: other, reason: why })
          }
        >
          {t('counter', { name: other ? nameOf(labels, other) : t('other') })} {first && <kbd>O</kbd>}
        </ReasonedButton>
      </div>
    </li>
  )
}
