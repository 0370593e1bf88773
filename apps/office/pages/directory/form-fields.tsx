import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { type Phrase, text, useLanguage } from '#browser/kit'
import { type DirectoryField, directoryField } from '#contract/directory'
import { equipmentWords, fieldWords, kindWords, networkWords } from './field-words.ts'
import type { FormState } from './form-state.ts'
import styles from './site-panel.module.css'

const { useText, both } = text({
  place: { vi: 'Phòng họp', en: 'Room' },
  equipment: { vi: 'Thiết bị', en: 'Equipment' },
  primary: { vi: 'Kênh chính', en: 'Primary line' },
  backup: { vi: 'Kênh dự phòng', en: 'Backup line' },
  principal: { vi: 'Đầu mối chính', en: 'Principal' },
  deputy1: { vi: 'Đầu mối phó 1', en: 'Deputy 1' },
  deputy2: { vi: 'Đầu mối phó 2', en: 'Deputy 2' },
  notes: { vi: 'Ghi chú', en: 'Notes' },
  unknown: { vi: 'chưa rõ', en: 'not known' },
  theirs: { vi: 'Bản mới ghi: {text}', en: 'It now says: {text}' },
  empty: { vi: '(trống)', en: '(empty)' },
  day: { vi: 'ngày/tháng/năm', en: 'day/month/year' },
})

type Part = 'principal' | 'deputy1' | 'deputy2' | 'place' | 'equipment' | 'primary' | 'backup' | 'notes'
/** Whom to call comes first: that is what the office keeps true. */
const parts: readonly Part[] = [
  ...(['principal', 'deputy1', 'deputy2', 'primary', 'backup'] as const),
  ...(['place', 'equipment', 'notes'] as const),
]
const partOf = (field: DirectoryField): string => {
  if (field === 'kind' || field.startsWith('room.')) return 'place'
  return field.split('.')[0] ?? field
}
const choices: Partial<Record<DirectoryField, Readonly<Record<string, Phrase>>>> = {
  kind: kindWords,
  'equipment.type': equipmentWords,
  'primary.network': networkWords,
  'backup.network': networkWords,
}
const wide: readonly DirectoryField[] = ['room.address', 'notes']

interface Props {
  form: FormState
  readOnly: boolean
  onTyped: (field: DirectoryField, text: string) => void
}

/** Every field of a record, by its parts; what is wrong stands at its field. */
export function FormFields({ form, readOnly, onTyped }: Props) {
  const t = useText()
  return parts.map((part) => (
    <fieldset key={part}>
      <legend>{t(part)}</legend>
      {directoryField.options
        .filter((field) => partOf(field) === part)
        .map((field) => (
          <Field key={field} {...{ field, form, readOnly }} onTyped={(typed) => onTyped(field, typed)} />
        ))}
    </fieldset>
  ))
}

function Field({
  field,
  form,
  readOnly,
  onTyped,
}: {
  field: DirectoryField
  form: FormState
  readOnly: boolean
  onTyped: (text: string) => void
}) {
  const language = useLanguage()
  const t = useText()
  const theirs = form.clashes[field]
  const words = choices[field]
  const shared = {
    name: field,
    label: shortOf(fieldWords[field][language]),
    value: form.typed[field],
    error: form.faults[field]?.[language],
    description: theirs === undefined ? undefined : t('theirs', { text: shownAs(field, theirs)[language] }),
    onChange: (event: { currentTarget: { value: string } }) => onTyped(event.currentTarget.value),
    ...(wide.includes(field) && { className: styles.wide }),
  }
  if (words) {
    const options = Object.entries(words).map(([value, word]) => ({ value, label: word[language] }))
    // A site is of one kind; what else is chosen may be unknown.
    const data = field === 'kind' ? options : [{ value: '', label: t('unknown') }, ...options]
    return <NativeSelect {...shared} data={data} disabled={readOnly} />
  }
  if (field === 'notes')
    return <Textarea {...shared} readOnly={readOnly} autosize minRows={2} maxLength={500} />
  const isDay = field.endsWith('.from') || field.endsWith('.to')
  return (
    <TextInput
      {...shared}
      readOnly={readOnly}
      autoComplete="off"
      {...(field.endsWith('.phone') && { inputMode: 'tel' as const })}
      {...(field.endsWith('.email') && { inputMode: 'email' as const })}
      {...(field.endsWith('.mbps') && { inputMode: 'decimal' as const })}
      {...(isDay && { placeholder: t('day') })}
    />
  )
}

/** `Đầu mối chính: họ tên` within its part: `Họ tên`. */
const shortOf = (word: string): string => {
  const short = word.split(': ').at(-1) ?? word
  return short.charAt(0).toLocaleUpperCase('vi') + short.slice(1)
}

const shownAs = (field: DirectoryField, text: string): Phrase =>
  text === '' ? both('empty') : (choices[field]?.[text] ?? { vi: text, en: text })
