import { Button, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Confirm, text } from '#browser/kit'
import type { PlanTemplate } from '#contract/calendar'
import { FailureNote } from '../../screens/failure-note.tsx'
import { useDesk } from '../../screens/use-office.ts'
import styles from './plan-panel.module.css'
import { dayOf, momentOf, timeOf } from './plan-time.ts'

const { useText } = text({
  none: {
    vi: 'Chưa có mẫu nào. Mở một phiên họp trong lịch rồi bấm “Lưu làm mẫu…”.',
    en: 'There is no template. Open a session of the calendar and keep it as one.',
  },
  template: { vi: 'Mẫu', en: 'Template' },
  day: { vi: 'Ngày họp', en: 'Day' },
  from: { vi: 'Từ', en: 'From' },
  wrong: { vi: 'Ngày viết như 24/11/2026, giờ như 08:00.', en: 'Write 24/11/2026 and 08:00.' },
  plan: { vi: 'Lập bản nháp', en: 'Make a draft' },
  name: { vi: 'Tên mẫu', en: 'Name of the template' },
  rename: { vi: 'Đổi tên mẫu', en: 'Rename it' },
  delete: { vi: 'Xóa mẫu…', en: 'Delete it…' },
  deleteTitle: { vi: 'Xóa mẫu “{name}”?', en: 'Delete the template “{name}”?' },
  deleteTold: {
    vi: 'Các phiên họp đã lập từ mẫu vẫn còn trong lịch.',
    en: 'Sessions that were planned from it stay in the calendar.',
  },
  deleteNow: { vi: 'Xóa mẫu', en: 'Delete it' },
})

const DAY_MS = 24 * 3_600_000

interface Props {
  templates: readonly PlanTemplate[]
  onChanged: () => Promise<void>
  onPlanned: (plan: string) => Promise<void>
}

/** A template, the day and time that a session is planned for from it, and the template's name. */
export function TemplateForm({ templates, onChanged, onPlanned }: Props) {
  const t = useText()
  const { office } = useDesk()
  const [chosen, setChosen] = useState<PlanTemplate | null>(null)
  const [day, setDay] = useState(() => dayOf(office.clock.now() + DAY_MS))
  const [from, setFrom] = useState('')
  const [name, setName] = useState('')
  const [deletes, setDeletes] = useState(false)
  const [failure, setFailure] = useState<{ error: unknown } | null>(null)
  const [isBusy, setBusy] = useState(false)
  const startsAt = momentOf(day, from)

  const choose = (template: PlanTemplate | null) => {
    setChosen(template)
    setName(template?.name ?? '')
    const midnight = momentOf(dayOf(office.clock.now()), '00:00') ?? 0
    setFrom(template ? timeOf(midnight + template.details.beginsAt) : '')
    setFailure(null)
  }
  const order = async (work: () => Promise<void>) => {
    setBusy(true)
    setFailure(null)
    try {
      await work()
    } catch (error) {
      setFailure({ error })
    } finally {
      setBusy(false)
    }
  }
  if (templates.length === 0) return <p>{t('none')}</p>
  return (
    <form
      className={styles.reason}
      onSubmit={(event) => {
        event.preventDefault()
        if (!chosen || startsAt === null) return
        const asked = { template: chosen.id, startsAt }
        void order(async () => onPlanned((await office.call('calendar.plan-from', asked)).plan))
      }}
    >
      <Select
        label={t('template')}
        data={templates.map((each) => ({ value: each.id, label: each.name }))}
        value={chosen?.id ?? null}
        searchable
        data-autofocus
        onChange={(id) => choose(templates.find((each) => each.id === id) ?? null)}
      />
      {chosen && (
        <>
          <div className={styles.when}>
            <TextInput
              label={t('day')}
              value={day}
              inputMode="numeric"
              onChange={(event) => setDay(event.currentTarget.value)}
            />
            <TextInput
              label={t('from')}
              value={from}
              onChange={(event) => setFrom(event.currentTarget.value)}
            />
          </div>
          {startsAt === null && <p role="status">{t('wrong')}</p>}
          <Button type="submit" loading={isBusy} disabled={startsAt === null}>
            {t('plan')}
          </Button>
          <TextInput
            label={t('name')}
            value={name}
            maxLength={120}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <div className={styles.when}>
            <Button
              variant="default"
              disabled={isBusy || name.trim() === '' || name.trim() === chosen.name}
              onClick={() =>
                void order(async () => {
                  await office.call('calendar.rename-template', { template: chosen.id, name })
                  setChosen({ ...chosen, name: name.trim() })
                  await onChanged()
                })
              }
            >
              {t('rename')}
            </Button>
            <Button variant="default" disabled={isBusy} onClick={() => setDeletes(true)}>
              {t('delete')}
            </Button>
          </div>
          <Confirm
            opened={deletes}
            title={t('deleteTitle', { name: chosen.name })}
            consequence={t('deleteTold')}
            action={t('deleteNow')}
            onConfirm={() =>
              void order(async () => {
                await office.call('calendar.delete-template', { template: chosen.id })
                choose(null)
                await onChanged()
              })
            }
            onClose={() => setDeletes(false)}
          />
        </>
      )}
      {failure && <FailureNote error={failure.error} />}
    </form>
  )
}
