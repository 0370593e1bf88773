import { Button } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { text } from '#browser/kit'
import { refusalOf } from '#browser/live-state'
import type { SiteId } from '#contract'
import { type DirectoryEntry, directoryField } from '#contract/directory'
import { DoneNote } from '../../screens/done-note.tsx'
import { FailureNote } from '../../screens/failure-note.tsx'
import panel from '../../screens/panel.module.css'
import { useDesk, useRight } from '../../screens/use-office.ts'
import { draftOf } from './draft.ts'
import { FormFields } from './form-fields.tsx'
import { caughtUp, type FormState, formOf, isDirty, typedIn, undone, withFaults } from './form-state.ts'
import { readForm } from './read-form.ts'
import styles from './site-panel.module.css'

const { useText } = text({
  save: { vi: 'Lưu (Ctrl+S)', en: 'Save (Ctrl+S)' },
  undo: { vi: 'Bỏ phần đang sửa', en: 'Discard what I typed' },
  saved: { vi: 'Đã lưu.', en: 'Saved.' },
  same: { vi: 'Chưa sửa gì.', en: 'Nothing was changed.' },
  unsaved: {
    vi: 'Chưa lưu. Phần đang sửa được giữ trên máy này khi tải lại trang.',
    en: 'Not saved. What you typed is kept on this computer over a reload.',
  },
  wrong: { vi: '{count} ô cần sửa lại.', en: '{count} fields need mending.' },
  changed: {
    vi: '{by} đã sửa điểm cầu này trong lúc đó. Phần bạn gõ được giữ, các ô khác theo bản mới. Hãy xem lại rồi bấm Lưu.',
    en: '{by} changed this site meanwhile. What you typed is kept, the other fields are as they are now. Look it over, then save.',
  },
  readOnly: {
    vi: 'Chỉ xem: sửa danh bạ cần quyền quản lý điểm cầu.',
    en: 'To be looked at: changing it needs the right over sites.',
  },
})

type Outcome = { kind: 'none' } | { kind: 'saving' } | { kind: 'saved' } | { kind: 'failed'; error: unknown }
interface Props {
  site: SiteId
  entry: DirectoryEntry | null
  onSaved: () => Promise<void>
}

/** The record of an own site as a form; it is written as a whole, over the revision that was seen. */
export function SiteForm({ site, entry, onSaved }: Props) {
  const t = useText()
  const { office } = useDesk()
  const mayWrite = useRight('sites')
  const [draft] = useState(() => draftOf(site))
  const [form, setForm] = useState(() => formOf(site, entry, draft.read()))
  const [outcome, setOutcome] = useState<Outcome>({ kind: 'none' })
  const fields = useRef<HTMLFormElement>(null)
  useEffect(() => setForm((now) => caughtUp(now, site, entry)), [site, entry])
  useEffect(() => {
    const { seen, base, typed } = form
    if (isDirty(form)) draft.write({ seen, base, typed })
    else draft.forget()
  }, [form, draft])

  const showFaults = (next: FormState) => {
    setForm(next)
    const first = directoryField.options.find((field) => next.faults[field])
    const input = first && fields.current?.elements.namedItem(first)
    if (input instanceof HTMLElement) input.focus()
  }
  const save = async () => {
    const read = readForm(site, form.typed)
    if ('faults' in read) return showFaults(withFaults(form, read.faults))
    setOutcome({ kind: 'saving' })
    try {
      const { revision } = await office.call('directory.set', { record: read.record, seen: form.seen })
      setForm((now) => ({ ...undone({ ...now, base: now.typed }), seen: revision }))
      setOutcome({ kind: 'saved' })
      await onSaved()
    } catch (error) {
      const refusal = refusalOf(error)
      const field = directoryField.safeParse(refusal?.details?.field).data
      if (refusal?.code === 'directory.field-wrong' && field) {
        setOutcome({ kind: 'none' })
        const reason = { vi: String(refusal.details?.vi), en: String(refusal.details?.en) }
        showFaults(withFaults(form, [{ field, reason }]))
      } else if (refusal?.code === 'directory.stale') {
        setOutcome({ kind: 'none' })
        await onSaved()
      } else setOutcome({ kind: 'failed', error })
    }
  }
  const submitted = (event: FormEvent) => {
    event.preventDefault()
    void save()
  }
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    if (mayWrite && isDirty(form)) void save()
  }

  const wrong = Object.keys(form.faults).length
  return (
    <form ref={fields} className={panel.form} onSubmit={submitted} onKeyDown={pressed} noValidate>
      <div className={`${panel.fields} ${styles.fields}`}>
        <FormFields
          form={form}
          readOnly={!mayWrite}
          onTyped={(field, typed) => {
            setForm((now) => typedIn(now, field, typed))
            setOutcome({ kind: 'none' })
          }}
        />
      </div>
      <footer className={panel.foot}>
        {outcome.kind === 'failed' && <FailureNote error={outcome.error} />}
        {outcome.kind === 'saved' && !isDirty(form) && <DoneNote>{t('saved')}</DoneNote>}
        {form.changedBy !== null && <p role="alert">{t('changed', { by: form.changedBy })}</p>}
        {mayWrite ? (
          <>
            <Button type="submit" loading={outcome.kind === 'saving'} disabled={!isDirty(form)}>
              {t('save')}
            </Button>
            <Button variant="default" disabled={!isDirty(form)} onClick={() => setForm(undone)}>
              {t('undo')}
            </Button>
            <span className={panel.told} role="status">
              {wrong > 0 ? t('wrong', { count: wrong }) : t(isDirty(form) ? 'unsaved' : 'same')}
            </span>
          </>
        ) : (
          <span className={panel.told}>{t('readOnly')}</span>
        )}
      </footer>
    </form>
  )
}
