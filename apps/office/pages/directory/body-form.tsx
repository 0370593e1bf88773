import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { text, useLanguage } from '#browser/kit'
import { type Body, bodyKind } from '#contract/bodies'
import styles from '../../screens/page.module.css'
import { useDesk } from '../../screens/use-office.ts'
import { kindWords } from './field-words.ts'
import { blankBody, readBody, type TypedBody } from './typed-body.ts'

const { useText } = text({
  code: { vi: 'Mã (chữ in hoa)', en: 'Code (capital letters)' },
  codeHint: { vi: 'Ví dụ SYT', en: 'E.g. SYT' },
  name: { vi: 'Tên đầy đủ', en: 'Full name' },
  nameHint: { vi: 'Ví dụ Sở Y tế', en: 'E.g. Sở Y tế' },
  kind: { vi: 'Loại', en: 'Kind' },
  wrongCode: {
    vi: 'Từ 2 đến 12 chữ cái không dấu hoặc số, bắt đầu bằng chữ.',
    en: 'Two to twelve letters without accents, or digits; a letter first.',
  },
  wrongName: { vi: 'Ghi tên cơ quan.', en: 'Write the name of the body.' },
  add: { vi: 'Thêm cơ quan', en: 'Add the body' },
  save: { vi: 'Lưu tên mới', en: 'Save the name' },
  cancel: { vi: 'Thôi', en: 'Cancel' },
})

interface Props {
  /** The one that is named anew; null: a new one is made. */
  edited: Body | null
  /** Resolves to whether it was stored. */
  onSave: (body: Body) => Promise<boolean>
  onCancel: () => void
}

/** A department or another body: its code, name and kind. */
export function BodyForm({ edited, onSave, onCancel }: Props) {
  const t = useText()
  const language = useLanguage()
  const { node } = useDesk()
  const [typed, setTyped] = useState<TypedBody>(
    edited ? { ...edited, code: edited.site.split('-').at(-1) ?? '' } : blankBody,
  )
  const [wrong, setWrong] = useState<'code' | 'name' | null>(null)
  const [busy, setBusy] = useState(false)
  const change = (next: Partial<TypedBody>) => {
    setTyped({ ...typed, ...next })
    setWrong(null)
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const read = readBody(node.id, typed)
    if ('wrong' in read) return setWrong(read.wrong)
    setBusy(true)
    if ((await onSave(read)) && !edited) setTyped(blankBody)
    setBusy(false)
  }
  return (
    <form className={styles.bar} onSubmit={submit} noValidate>
      <TextInput
        label={t('code')}
        placeholder={t('codeHint')}
        value={typed.code}
        disabled={edited !== null}
        error={wrong === 'code' && t('wrongCode')}
        onChange={(event) => change({ code: event.currentTarget.value })}
        maxLength={20}
      />
      <TextInput
        label={t('name')}
        placeholder={t('nameHint')}
        value={typed.name}
        error={wrong === 'name' && t('wrongName')}
        onChange={(event) => change({ name: event.currentTarget.value })}
        maxLength={120}
        className={styles.find}
      />
      <NativeSelect
        label={t('kind')}
        value={typed.kind}
        data={bodyKind.options.map((kind) => ({ value: kind, label: kindWords[kind][language] }))}
        onChange={(event) => change({ kind: bodyKind.parse(event.currentTarget.value) })}
      />
      <Button type="submit" loading={busy}>
        {t(edited ? 'save' : 'add')}
      </Button>
      {edited && (
        <Button variant="default" onClick={onCancel}>
          {t('cancel')}
        </Button>
      )}
    </form>
  )
}
