import { Button, PasswordInput, TextInput } from '@mantine/core'
import { type FormEvent, useEffect, useState } from 'react'
import type { Ask } from '../state/ask.ts'
import { CodeField } from './code-field.tsx'
import { ProblemNote } from './problem-note.tsx'
import styles from './sign-in.module.css'
import { useOrder } from './use-order.ts'
import { useText } from './words.ts'

/** Name and password, then the code where the account has one. The fields stay one form, as password managers want it. */
export function Enter({ ask, onIn }: { ask: Ask; onIn: (page: string) => void }) {
  const t = useText()
  const { busy, problem, setProblem, order } = useOrder(ask)
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [needsCode, setNeedsCode] = useState(false)
  const provider = useProvider(ask)

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const code = String(new FormData(event.currentTarget).get('code') ?? '')
    const body = { name, password, ...(needsCode && { code }) }
    const reply = await order('enter', body, (refused) => {
      if (refused === 'auth.code-needed') setNeedsCode(true)
      return refused === 'auth.code-needed'
    })
    if (reply) onIn(reply.page)
  }
  const startAnew = () => {
    setNeedsCode(false)
    setPassword('')
    setProblem(null)
  }

  return (
    <form className={styles.form} onSubmit={submit}>
      <h1>{t('enter')}</h1>
      <TextInput
        name="username"
        label={t('name')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        size="md"
        required
        readOnly={needsCode}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <PasswordInput
        name="password"
        label={t('password')}
        autoComplete="current-password"
        size="md"
        required
        readOnly={needsCode}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      {needsCode && <CodeField autoFocus />}
      <ProblemNote problem={problem} />
      <Button type="submit" size="md" loading={busy}>
        {t('enter')}
      </Button>
      {provider !== null && !needsCode && (
        <Button component="a" href="/sso/start" variant="default" size="md" h="auto" mih={42} py={8}>
          {t('byProvider', { label: provider })}
        </Button>
      )}
      {needsCode && (
        <Button variant="subtle" size="md" onClick={startAnew}>
          {t('otherName')}
        </Button>
      )}
      <p className={styles.hint}>{t('forgotten')}</p>
    </form>
  )
}

/** The label of the organisation's identity provider; null: there is none, or it is not known yet. */
function useProvider(ask: Ask): string | null {
  const [provider, setProvider] = useState<string | null>(null)
  useEffect(() => {
    let isHere = true
    void ask('ways', {}).then((answer) => {
      if (isHere && answer.kind === 'done') setProvider(answer.reply.provider)
    })
    return () => {
      isHere = false
    }
  }, [ask])
  return provider
}
