import { Button, NativeSelect, NumberInput, Textarea } from '@mantine/core'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import type { SessionState } from '#contract'
import type { ScriptLine } from '#contract/script'
import { leaveField } from '../edge/tab-keys.ts'
import { recallable } from '../state/recall.ts'
import { changeLine, removeLine, type ScriptDraft, shiftLine, withAudience } from '../state/script-draft.ts'
import styles from './script.module.css'
import { ScriptSpeakers } from './script-speakers.tsx'
import { useDesk } from './use-desk.ts'

const { useText } = text({
  title: { vi: 'Tên dòng', en: 'Title' },
  who: { vi: 'Người phát biểu', en: 'Who speaks' },
  minutes: { vi: 'Số phút dự kiến (0: không định)', en: 'Planned minutes (0: open)' },
  scene: { vi: 'Cảnh', en: 'Scene' },
  keep: { vi: 'Giữ màn hình đang phát', en: 'What is on air stays' },
  gone: { vi: '(cảnh đã bị xóa)', en: '(deleted scene)' },
  note: { vi: 'Ghi chú cho kỹ thuật', en: 'Note for the technician' },
  up: { vi: 'Lên', en: 'Up' },
  down: { vi: 'Xuống', en: 'Down' },
  remove: { vi: 'Xóa dòng', en: 'Delete the line' },
})

/** The fields of one line. */
export function ScriptLineForm({
  line,
  draft,
  session,
}: {
  line: ScriptLine
  draft: ScriptDraft
  session: SessionState
}) {
  const t = useText()
  const desk = useDesk()
  const titleField = useRef<HTMLTextAreaElement>(null)
  useEffect(() => titleField.current?.focus(), [])
  const minutes = Math.round(line.plannedSeconds / 60)
  const update = (change: (now: ScriptDraft) => ScriptDraft) => desk.script.draft.set(change(draft))
  const set = (part: Partial<ScriptLine>) => update((now) => changeLine(now, line.id, part))
  const leave = ({ key, target }: KeyboardEvent) => {
    const isText = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
    if (key === 'Escape' && isText) leaveField(desk, document)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the fields inside, which bubble up to here
    <div className={styles.form} onKeyDown={leave}>
      <Textarea
        ref={titleField}
        {...whole}
        label={t('title')}
        maxLength={200}
        value={line.title}
        onChange={({ currentTarget }) => set({ title: asOneLine(currentTarget.value) })}
      />
      <Textarea
        {...whole}
        label={t('who')}
        maxLength={120}
        value={line.who}
        onChange={({ currentTarget }) => set({ who: asOneLine(currentTarget.value) })}
      />
      <NumberInput
        size="xs"
        label={t('minutes')}
        min={0}
        max={1440}
        clampBehavior="blur"
        allowDecimal={false}
        value={minutes}
        // The agenda may say it to the second: what is not touched stays so.
        onChange={(value) => Number(value) !== minutes && set({ plannedSeconds: asSeconds(Number(value)) })}
      />
      <SceneChoice label={t('scene')} value={line.scene} onChange={(scene) => set({ scene })} />
      {session.programs.map(({ id, name }) => (
        <SceneChoice
          key={id}
          label={name}
          value={line.audiences.find(({ program }) => program === id)?.scene ?? null}
          onChange={(scene) => set(withAudience(line, id, scene))}
        />
      ))}
      <ScriptSpeakers line={line} onChange={(speakers) => set({ speakers })} />
      <Textarea
        {...whole}
        label={t('note')}
        maxLength={300}
        value={line.note}
        onChange={({ currentTarget }) => set({ note: asOneLine(currentTarget.value) })}
      />
      <div className={styles.buttons}>
        <Button size="xs" variant="default" onClick={() => update((now) => shiftLine(now, line.id, -1))}>
          {t('up')}
        </Button>
        <Button size="xs" variant="default" onClick={() => update((now) => shiftLine(now, line.id, 1))}>
          {t('down')}
        </Button>
        <Button size="xs" variant="default" onClick={() => update((now) => removeLine(now, line.id))}>
          {t('remove')}
        </Button>
      </div>
    </div>
  )
}

/** What is long is seen whole in the narrow column. */
const whole = { size: 'xs', autosize: true, minRows: 1 } as const
/** What is stored has no breaks. */
const asOneLine = (typed: string): string => typed.replace(/\s/g, ' ')

/** A day at most, as a line can be planned. */
const asSeconds = (minutes: number): number => Math.min(86_400, Math.max(0, Math.round(minutes * 60)))

function SceneChoice({
  label,
  value,
  onChange,
}: {
  label: string
  value: string | null
  onChange: (scene: string | null) => void
}) {
  const t = useText()
  const { savedScenes, sessions } = useDesk()
  const saved = recallable(
    useLive(savedScenes.live, (scenes) => scenes),
    sessions.current()?.id ?? null,
  )
  const isGone = value !== null && !saved.some(({ id }) => id === value)
  return (
    <NativeSelect
      size="xs"
      label={label}
      data={[
        { value: '', label: t('keep') },
        ...saved.map(({ id, name }) => ({ value: id, label: name })),
        ...(isGone ? [{ value, label: t('gone') }] : []),
      ]}
      value={value ?? ''}
      onChange={({ currentTarget }) => onChange(currentTarget.value || null)}
    />
  )
}
