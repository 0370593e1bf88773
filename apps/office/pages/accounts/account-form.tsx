import { Button, NativeSelect, type OptionsFilter, Select, TextInput } from '@mantine/core'
import { type FormEvent, useMemo, useState } from 'react'
import { useLanguage } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { subtree } from '#browser/meeting'
import type { SiteId } from '#contract'
import { type AccountRole, accountRole, type NewAccount } from '#contract/accounts'
import { useDesk } from '../../screens/use-office.ts'
import { finder, searchable } from '../../state/find.ts'
import styles from './accounts.module.css'
import { roleWords } from './role-words.ts'
import { type AccountField, readAccount, type TypedAccount } from './typed-account.ts'
import { useText } from './words.ts'

/** What a field is for stands under it, so that fields side by side are level. */
const below: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error']

/** Units are found as everywhere in the office, with accents folded. */
const foundIn: OptionsFilter = ({ options, search, limit }) => {
  const isFound = finder(search)
  return options
    .filter((option) => !('label' in option) || isFound(searchable(String(option.label))))
    .slice(0, limit)
}

interface Props {
  start: TypedAccount
  /** A sign-in name is chosen once. */
  isNew: boolean
  /** Units at or below it are offered. */
  top: SiteId
  busy: boolean
  onSave: (account: NewAccount) => void
  onCancel: () => void
}

/** Whom an account is for, what they may do, and where. */
export function AccountForm({ start, isNew, top, busy, onSave, onCancel }: Props) {
  const t = useText()
  const language = useLanguage()
  const [typed, setTyped] = useState(start)
  const [wrong, setWrong] = useState<AccountField | null>(null)
  const { office } = useDesk()
  const index = useLive(office.registry, (now) => now)
  const units = useMemo(
    () =>
      (index ? subtree(index, top) : []).map(({ id, label }) => ({ value: id, label: `${label} (${id})` })),
    [index, top],
  )
  const field = (name: Exclude<AccountField, 'role' | 'unit'>) => ({
    name,
    label: t(name),
    value: typed[name],
    error: wrong === name ? t('wrong') : undefined,
    onChange: (event: { currentTarget: { value: string } }) =>
      setTyped({ ...typed, [name]: event.currentTarget.value }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const read = readAccount(typed)
    if (read.account) return onSave(read.account)
    setWrong(read.wrong ?? null)
  }
  return (
    <form className={styles.form} onSubmit={submit} autoComplete="off">
      <TextInput {...field('person')} required data-autofocus className={styles.wide} />
      <TextInput
        {...field('name')}
        description={t('nameRule')}
        inputWrapperOrder={below}
        required
        readOnly={!isNew}
      />
      <TextInput {...field('phone')} type="tel" inputWrapperOrder={below} />
      <TextInput {...field('post')} className={styles.wide} />
      <NativeSelect
        name="role"
        label={t('role')}
        description={roleWords[typed.role].does[language]}
        inputWrapperOrder={below}
        value={typed.role}
        data={accountRole.options.map((value) => ({
          value,
          label: roleWords[value][language],
        }))}
        onChange={(event) => setTyped({ ...typed, role: event.currentTarget.value as AccountRole })}
      />
      <Select
        name="unit"
        label={t('unit')}
        className={styles.wide}
        searchable
        limit={60}
        filter={foundIn}
        data-unit-field
        allowDeselect={false}
        data={units}
        value={typed.unit}
        error={wrong === 'unit' ? t('wrong') : undefined}
        onChange={(unit) => setTyped({ ...typed, unit: unit ?? '' })}
      />
      {typed.role === 'telecom' && <TextInput {...field('provider')} required className={styles.wide} />}
      <TextInput
        {...field('identity')}
        description={t('identityRule')}
        inputWrapperOrder={below}
        className={styles.wide}
      />
      <div className={styles.buttons}>
        <Button type="submit" loading={busy}>
          {t(isNew ? 'make' : 'save')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  )
}
