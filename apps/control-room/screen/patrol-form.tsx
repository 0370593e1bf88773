import { Button, NumberInput, Select, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { nameOf } from '#browser/meeting'
import type { NodeId, Patrol } from '#contract'
import { leaveField } from '../edge/tab-keys.ts'
import { firstForm, formOf, MIN_SECONDS, MOST_CHOSEN, type PatrolForm, settingsOf } from '../state/patrol.ts'
import styles from './patrol-panel.module.css'
import { ReasonedButton } from './reasoned-button.tsx'
import { useDesk, useLabels } from './use-desk.ts'

const { useText } = text({
  title: { vi: 'Danh sách mới', en: 'New patrol' },
  change: { vi: 'Sửa “{name}”', en: 'Change “{name}”' },
  kept: { vi: 'Như cũ', en: 'As before' },
  save: { vi: 'Lưu', en: 'Save' },
  cancel: { vi: 'Thôi', en: 'Cancel' },
  list: { vi: 'Đi qua', en: 'Goes round' },
  below: { vi: 'Mọi điểm cầu của {unit}', en: 'Every site of {unit}' },
  shown: { vi: '{count} điểm cầu đang lọc trên tường', en: 'The {count} sites that the wall shows' },
  name: { vi: 'Tên', en: 'Name' },
  seconds: { vi: 'Giây mỗi lượt', en: 'Seconds a stop' },
  slots: { vi: 'Số ô', en: 'Slots' },
  order: { vi: 'Thứ tự', en: 'Order' },
  listed: { vi: 'Theo danh sách', en: 'As listed' },
  'unseen-longest': { vi: 'Lâu chưa xem trước', en: 'Unseen longest first' },
  create: { vi: 'Tạo luân phiên', en: 'Make the patrol' },
  nobody: { vi: 'Tường không có điểm cầu nào để chọn', en: 'The wall shows no site' },
  'too-many': {
    vi: 'Chỉ lấy {most} điểm cầu đầu; muốn nhiều hơn hãy chọn cả đơn vị',
    en: 'Only the first {most} are taken; for more choose a unit',
  },
})

/** Makes a patrol from what the tree and the wall show, or changes one. */
export function PatrolFormView({
  node,
  reason,
  changed,
  onDone,
}: {
  node: NodeId
  reason: string | null
  /** The patrol that is changed; null: a new one. */
  changed: Patrol | null
  onDone: () => void
}) {
  const t = useText()
  const desk = useDesk()
  const labels = useLabels()
  const [form, setForm] = useState<PatrolForm>(changed ? formOf(changed) : firstForm)
  const nameField = useRef<HTMLInputElement>(null)
  const isChange = changed !== null
  useEffect(() => {
    if (isChange) nameField.current?.focus()
  }, [isChange])
  const unit = useLive(desk.view.live, ({ filter, row }) => filter.unit ?? row) ?? node
  const shown = useLive(desk.wall.live, ({ sites }) => sites)
  const change = (part: Partial<PatrolForm>) => setForm((now) => ({ ...now, ...part }))
  const lists = [
    ...(changed ? [{ value: 'kept', label: t('kept') }] : []),
    { value: 'below', label: t('below', { unit: nameOf(labels, unit) }) },
    { value: 'shown', label: t('shown', { count: shown.length }) },
  ]
  const fallback = changed?.name ?? lists.find(({ value }) => value === form.list)?.label ?? ''
  const settings = settingsOf(form, { unit, shown, fallback, kept: changed?.list ?? null })
  const create = () => {
    if (reason !== null || !settings) return
    if (changed) void desk.patrols.change(changed.id, settings)
    else void desk.patrols.create(settings)
    change({ name: '' })
    onDone()
    // So that P starts it at once.
    leaveField(desk, document)
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={({ key, target }) => {
        // In a list of choices Enter chooses.
        const inText = target instanceof HTMLInputElement && !target.hasAttribute('aria-haspopup')
        if (key === 'Enter' && inText) create()
        else if (key === 'Escape' && inText) leaveField(desk, document)
      }}
    >
      <h2 className={styles.heading}>{changed ? t('change', { name: changed.name }) : t('title')}</h2>
      <Select
        size="xs"
        label={t('list')}
        data={lists}
        value={form.list}
        allowDeselect={false}
        className={styles.wide ?? ''}
        onChange={(value) => change({ list: value === 'shown' || value === 'kept' ? value : 'below' })}
        {...(form.list === 'shown' &&
          shown.length > MOST_CHOSEN && { description: t('too-many', { most: MOST_CHOSEN }) })}
      />
      <TextInput
        ref={nameField}
        size="xs"
        label={t('name')}
        placeholder={fallback}
        maxLength={80}
        value={form.name}
        className={styles.wide ?? ''}
        onChange={({ currentTarget }) => change({ name: currentTarget.value })}
      />
      <NumberInput
        size="xs"
        label={t('seconds')}
        value={form.seconds}
        min={MIN_SECONDS}
        max={3600}
        clampBehavior="blur"
        onChange={(value) => typeof value === 'number' && change({ seconds: value })}
      />
      <NumberInput
        size="xs"
        label={t('slots')}
        value={form.slots}
        min={1}
        max={25}
        allowDecimal={false}
        clampBehavior="strict"
        onChange={(value) => typeof value === 'number' && change({ slots: value })}
      />
      <Select
        size="xs"
        label={t('order')}
        data={[
          { value: 'unseen-longest', label: t('unseen-longest') },
          { value: 'listed', label: t('listed') },
        ]}
        value={form.order}
        allowDeselect={false}
        className={styles.wide ?? ''}
        onChange={(value) => change({ order: value === 'listed' ? 'listed' : 'unseen-longest' })}
      />
      <ReasonedButton
        size="xs"
        className={styles.wide ?? ''}
        reason={reason ?? (settings ? null : t('nobody'))}
        onClick={create}
      >
        {t(changed ? 'save' : 'create')} <kbd className={styles.key}>Enter</kbd>
      </ReasonedButton>
      {changed && (
        <Button size="xs" variant="default" className={styles.wide ?? ''} onClick={onDone}>
          {t('cancel')}
        </Button>
      )}
    </form>
  )
}
