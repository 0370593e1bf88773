import { Button } from '@mantine/core'
import { useLanguage } from '#browser/kit'
import { formatVietnamTime } from '#foundation/time'
import { DoneNote } from '../../screens/done-note.tsx'
import { FailureNote } from '../../screens/failure-note.tsx'
import { Panel } from '../../screens/panel.tsx'
import { useAsked } from '../../screens/use-office.ts'
import { channelWords, faultWords, kindWords } from './kind-words.ts'
import styles from './notices.module.css'
import { Standing } from './notices-table.tsx'
import { useSendAgain } from './use-send-again.ts'
import { useText } from './words.ts'

interface Props {
  notice: string
  onDone: () => Promise<void>
  onClose: () => void
}

/** One notice: to whom, in which words, how far it is, and what to do where it failed. */
export function NoticePanel({ notice: id, onDone, onClose }: Props) {
  const t = useText()
  const language = useLanguage()
  const { answer, again } = useAsked(({ call }) => call('notices.get', { notice: id }))
  const orders = useSendAgain(async () => {
    await Promise.all([again(), onDone()])
  })
  if (answer.kind !== 'here')
    return (
      <Panel title={t('loading')} onClose={onClose}>
        {answer.kind === 'failed' && <FailureNote error={answer.error} />}
      </Panel>
    )
  const { notice, label } = answer.is
  const { state, kind, channel, person, address, subject, text, at } = notice
  const fault = state.is === 'failed' || state.is === 'waiting' ? state.fault : null
  const about = `${channelWords[channel][language]} · ${formatVietnamTime(at).slice(0, 16)}`
  return (
    <Panel title={`${kindWords[kind][language]}: ${label}`} about={about} onClose={onClose}>
      <div className={styles.notice}>
        <p data-standing={state.is}>
          <Standing of={state} />
        </p>
        {fault && (
          <dl className={styles.fault}>
            <dt>{t('why')}</dt>
            <dd>{faultWords[fault.is].why[language]}</dd>
            <dt>{t('todo')}</dt>
            <dd>{faultWords[fault.is].todo[language]}</dd>
            {fault.detail !== '' && (
              <dd className={styles.detail}>{t('answered', { detail: fault.detail })}</dd>
            )}
          </dl>
        )}
        {state.is === 'failed' && (
          <Button loading={orders.busy} onClick={() => void orders.send([id])}>
            {t('again')}
          </Button>
        )}
        {orders.queued !== null && <DoneNote>{t('queued', { count: orders.queued })}</DoneNote>}
        {orders.error !== null && <FailureNote error={orders.error} />}
        <dl>
          <dt>{t('whom')}</dt>
          <dd>
            {person || t('office')} · {address}
          </dd>
          {subject !== '' && <dt>{t('subject')}</dt>}
          {subject !== '' && <dd>{subject}</dd>}
          <dt>{t('text')}</dt>
          <dd className={styles.words}>{text}</dd>
        </dl>
      </div>
    </Panel>
  )
}
