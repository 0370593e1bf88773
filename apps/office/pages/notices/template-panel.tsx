import { Button, Textarea, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { Confirm, useLanguage } from '#browser/kit'
import type { NoticeTemplate, NoticeWording } from '#contract/notices'
import { formatVietnamTime } from '#foundation/time'
import { DoneNote } from '../../screens/done-note.tsx'
import { FailureNote } from '../../screens/failure-note.tsx'
import panel from '../../screens/panel.module.css'
import { Panel } from '../../screens/panel.tsx'
import { useDesk } from '../../screens/use-office.ts'
import { channelWords, kindWords } from './kind-words.ts'
import styles from './notices.module.css'
import { useTemplateOrders } from './use-template-orders.ts'
import { useText } from './words.ts'

interface Props {
  template: NoticeTemplate
  isSaved: boolean
  onSaved: () => Promise<void>
  onClose: () => void
}

/** The words of one template, changed after a look at what comes of them. */
export function TemplatePanel({ template, isSaved, onSaved, onClose }: Props) {
  const t = useText()
  const language = useLanguage()
  const { kind, channel, changed, isBuiltIn, variables } = template
  const [start] = useState(template)
  const [wording, setWording] = useState<NoticeWording>(start.wording)
  const [isAsking, setAsking] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const orders = useTemplateOrders(start, onSaved)
  const isReadOnly = useDesk().account?.role === 'inspector'
  const isDirty = JSON.stringify(wording) !== JSON.stringify(start.wording)
  const words = { kind: kindWords[kind][language], channel: channelWords[channel][language] }

  const type = (change: Partial<NoticeWording>) => {
    orders.forget()
    setWording({ ...wording, ...change })
  }
  const insert = (name: string) => {
    const { selectionStart: from, selectionEnd: to } = field.current ?? { selectionStart: 0, selectionEnd: 0 }
    const put = `{${name}}`
    type({ text: wording.text.slice(0, from) + put + wording.text.slice(to) })
    requestAnimationFrame(() => {
      field.current?.focus()
      field.current?.setSelectionRange(from + put.length, from + put.length)
    })
  }
  return (
    <Panel
      title={`${words.kind} · ${words.channel}`}
      about={
        changed && !isBuiltIn
          ? t('changed', { by: changed.by, at: formatVietnamTime(changed.at).slice(0, 16) })
          : t('builtIn')
      }
      isDirty={isDirty}
      onClose={onClose}
    >
      <form
        className={panel.form}
        onSubmit={(event) => {
          event.preventDefault()
          void orders.save(wording)
        }}
      >
        <div className={panel.fields}>
          {channel === 'email' && (
            <TextInput
              name="subject"
              label={t('subject')}
              maxLength={200}
              readOnly={isReadOnly}
              value={wording.subject}
              onChange={(event) => type({ subject: event.currentTarget.value })}
            />
          )}
          <Textarea
            ref={field}
            name="text"
            label={t('text')}
            autosize
            minRows={channel === 'email' ? 10 : 4}
            maxRows={18}
            maxLength={3000}
            readOnly={isReadOnly}
            value={wording.text}
            onChange={(event) => type({ text: event.currentTarget.value })}
          />
          <p className={styles.names}>{t('names')}</p>
          <ul className={styles.variables}>
            {variables.map(({ name, means }) => (
              <li key={name}>
                <Button
                  size="compact-sm"
                  variant="default"
                  disabled={isReadOnly}
                  onClick={() => insert(name)}
                >
                  {`{${name}}`}
                </Button>{' '}
                {means}
              </li>
            ))}
          </ul>
          {orders.sample && (
            <section className={styles.sample} aria-label={t('sample')}>
              <h3>{t('sample')}</h3>
              {orders.sample.subject !== '' && <strong>{orders.sample.subject}</strong>}
              <p className={styles.words}>{orders.sample.text}</p>
            </section>
          )}
        </div>
        <div className={panel.foot}>
          <Button type="submit" disabled={!isDirty} loading={orders.busy}>
            {t('save')}
          </Button>
          <Button variant="default" disabled={orders.busy} onClick={() => void orders.preview(wording)}>
            {t('preview')}
          </Button>
          {!isBuiltIn && !isReadOnly && (
            <Button variant="subtle" disabled={orders.busy} onClick={() => setAsking(true)}>
              {t('putBack')}
            </Button>
          )}
          {isReadOnly && <p>{t('onlyPlanners')}</p>}
          {isSaved && !isDirty && orders.error === null && <DoneNote>{t('saved')}</DoneNote>}
          {orders.error !== null && <FailureNote error={orders.error} />}
        </div>
      </form>
      <Confirm
        opened={isAsking}
        title={t('putBackSure', words)}
        consequence={t('putBackMeans')}
        action={t('putBackDo')}
        onConfirm={() => void orders.save(null)}
        onClose={() => setAsking(false)}
      />
    </Panel>
  )
}
