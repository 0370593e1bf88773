import { Button, Checkbox, Select, Textarea, TextInput } from '@mantine/core'
import { useEffect, useMemo, useState } from 'react'
import { type Phrase, text, useLanguage } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { FailureNote } from '../../screens/failure-note.tsx'
import panel from '../../screens/panel.module.css'
import { useDesk } from '../../screens/use-office.ts'
import { InvitationFields } from './invitation-fields.tsx'
import styles from './plan-panel.module.css'
import { blankPlan, type PlanField, type PlanTexts, readPlan, textsOfPlan } from './plan-texts.ts'
import type { PlanRow } from './rows.ts'
import { unitFilter } from './unit-filter.ts'

const { useText } = text({
  title: { vi: 'Tên phiên họp', en: 'Title' },
  organiser: { vi: 'Cơ quan tổ chức', en: 'Called by' },
  chairName: { vi: 'Người chủ trì', en: 'Who chairs' },
  chairSite: { vi: 'Chủ trì tại điểm cầu', en: 'The chair’s site' },
  day: { vi: 'Ngày', en: 'Day' },
  from: { vi: 'Từ', en: 'From' },
  to: { vi: 'Đến', en: 'To' },
  agenda: { vi: 'Chương trình (mỗi dòng một mục)', en: 'Agenda, a line each' },
  agendaHint: { vi: '08:00 Khai mạc | người trình bày', en: '08:00 Opening | speaker' },
  requirements: { vi: 'Yêu cầu đối với điểm cầu (mỗi dòng một yêu cầu)', en: 'Requirements, a line each' },
  documents: { vi: 'Tên tài liệu (mỗi dòng một tên)', en: 'Documents by name, a line each' },
  secret: { vi: 'Có nội dung bí mật nhà nước', en: 'With state secrets' },
  coming: { vi: 'Sửa cả các phiên sau cùng loạt', en: 'Also what comes later of the series' },
  save: { vi: 'Lưu', en: 'Save' },
  saveNew: { vi: 'Lưu bản nháp', en: 'Save the draft' },
  asksAgain: {
    vi: 'Đã thông báo: đổi giờ bắt đầu hay yêu cầu thì mọi điểm cầu được hỏi xác nhận lại; đổi việc khác thì chỉ báo.',
    en: 'It is announced: another start or other requirements ask every site again; of other changes they are told.',
  },
  stale: { vi: '{by} vừa sửa phiên này.', en: '{by} has just changed this session.' },
  take: { vi: 'Lấy bản mới, bỏ phần đang sửa', en: 'Take theirs, drop what I typed' },
})

interface Props {
  /** Null: a new one. */
  row: PlanRow | null
  isReadOnly: boolean
  onStored: (plan: string) => Promise<void>
  /** Whether something is typed that is not stored. */
  onDirty: (isDirty: boolean) => void
}

const isSame = (a: PlanTexts, b: PlanTexts) => JSON.stringify(a) === JSON.stringify(b)

/** What a plan says, written as a whole over the revision that was seen. */
export function PlanForm({ row, isReadOnly, onStored, onDirty }: Props) {
  const t = useText()
  const language = useLanguage()
  const { office, node } = useDesk()
  const index = useLive(office.registry, (now) => now)
  const stored = useMemo(
    () => (row ? textsOfPlan(row.plan.details) : blankPlan(office.clock.now(), node.id)),
    [row, office, node],
  )
  const revision = row?.plan.revision ?? 0
  const asStored = { seen: revision, details: row?.plan.details ?? null, base: stored, typed: stored }
  const [form, setForm] = useState(asStored)
  const [faults, setFaults] = useState<Readonly<Partial<Record<PlanField, Phrase>>>>({})
  const [failure, setFailure] = useState<{ error: unknown } | null>(null)
  const [saving, setSaving] = useState(false)
  const [coming, setComing] = useState(false)
  const isDirty = !isSame(form.base, form.typed)
  useEffect(() => {
    onDirty(isDirty)
    return () => onDirty(false)
  }, [isDirty, onDirty])
  // What is not typed over follows what is stored.
  useEffect(() => {
    if (row && revision > form.seen && !isDirty)
      setForm({ seen: revision, details: row.plan.details, base: stored, typed: stored })
  }, [row, revision, form.seen, isDirty, stored])

  const { typed } = form
  const set = (change: Partial<PlanTexts>) => {
    setForm({ ...form, typed: { ...typed, ...change } })
    setFaults({})
  }
  const field = (name: keyof PlanTexts & string) => ({
    name,
    label: t(name as PlanField),
    value: String(typed[name]),
    error: faults[name as PlanField]?.[language],
    readOnly: isReadOnly,
    onChange: (event: { currentTarget: { value: string } }) => set({ [name]: event.currentTarget.value }),
  })
  const save = async () => {
    const read = readPlan(typed, form.details)
    setFailure(null)
    if (read.kind === 'wrong') {
      setFaults(read.faults)
      document.getElementsByName(Object.keys(read.faults)[0] ?? '')[0]?.focus()
      return
    }
    setSaving(true)
    try {
      const details = read.draft
      if (row) {
        const plan = row.plan.id
        const { revision: seen } = await office.call('calendar.change', {
          ...{ plan, seen: form.seen, details, coming },
        })
        // What was typed while it was saved stays, and is still to be saved.
        setForm((now) => ({ ...now, seen, details: { ...details, mark: 'ordinary' }, base: typed }))
        await onStored(plan)
      } else await onStored((await office.call('calendar.plan', { details })).plan)
    } catch (error) {
      setFailure({ error })
    } finally {
      setSaving(false)
    }
  }
  const sites = useMemo(() => index?.order.map(({ id, label }) => ({ value: id, label })) ?? [], [index])
  return (
    <form
      className={panel.form}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <div className={`${panel.fields} ${styles.fields}`}>
        <Textarea
          className={styles.wide}
          {...field('title')}
          maxLength={300}
          autosize
          minRows={1}
          maxRows={4}
          withAsterisk={!isReadOnly}
        />
        <TextInput {...field('day')} inputMode="numeric" />
        <TextInput {...field('from')} />
        <TextInput {...field('to')} />
        <TextInput className={styles.half} {...field('organiser')} maxLength={200} />
        <TextInput className={styles.half} {...field('chairName')} maxLength={120} />
        <Select
          className={styles.wide}
          label={t('chairSite')}
          data={sites}
          value={typed.chairSite || null}
          readOnly={isReadOnly}
          searchable
          clearable={!isReadOnly}
          limit={50}
          filter={unitFilter}
          onChange={(site) => set({ chairSite: site ?? '' })}
        />
        <InvitationFields typed={typed} isReadOnly={isReadOnly} onChange={set} />
        <Textarea className={styles.wide} {...field('requirements')} autosize minRows={2} maxRows={8} />
        <Textarea
          className={styles.wide}
          {...field('agenda')}
          placeholder={t('agendaHint')}
          autosize
          minRows={3}
          maxRows={12}
        />
        <Textarea className={styles.wide} {...field('documents')} autosize minRows={1} maxRows={6} />
        {!isReadOnly && (
          <Checkbox
            className={styles.wide}
            label={t('secret')}
            checked={typed.secret}
            onChange={(event) => set({ secret: event.currentTarget.checked })}
          />
        )}
      </div>
      {!isReadOnly && (
        <div className={panel.foot}>
          {failure && <FailureNote error={failure.error} />}
          {row && revision > form.seen && isDirty && (
            <p role="status">
              {t('stale', { by: row.plan.by })}{' '}
              <Button size="compact-sm" variant="default" onClick={() => setForm(asStored)}>
                {t('take')}
              </Button>
            </p>
          )}
          <Button type="submit" loading={saving} disabled={row !== null && !isDirty}>
            {t(row ? 'save' : 'saveNew')}
          </Button>
          {row?.plan.series && (
            <Checkbox
              label={t('coming')}
              checked={coming}
              onChange={(event) => setComing(event.currentTarget.checked)}
            />
          )}
          {row?.plan.state.is === 'announced' && <span className={panel.told}>{t('asksAgain')}</span>}
        </div>
      )}
    </form>
  )
}
