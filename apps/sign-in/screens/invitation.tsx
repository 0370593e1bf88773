import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useEffect, useState } from 'react'
import type { ReplyOf } from '#contract'
import type { SignInRequests } from '#contract/accounts'
import type { Ask } from '../state/ask.ts'
import { isTypedAlike, NewPassword } from './new-password.tsx'
import { ProblemNote } from './problem-note.tsx'
import styles from './sign-in.module.css'
import { useOrder } from './use-order.ts'
import { useText } from './words.ts'

type Invited = ReplyOf<SignInRequests, 'invited'>

/** Whose invitation it is, and the password that the person chooses. */
export function Invitation({ ask, token, onIn }: { ask: Ask; token: string; onIn: () => void }) {
  const t = useText()
  const { busy, problem, order } = useOrder(ask)
  const [invited, setInvited] = useState<Invited | null>(null)
  const [typed, setTyped] = useState({ next: '', again: '' })
  // Asked once for each link that is opened.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `order` is anew with each drawing
  useEffect(() => {
    void order('invited', { invitation: token }).then(setInvited)
  }, [token])

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (await order('accept', { invitation: token, password: typed.next })) onIn()
  }
  if (!invited)
    return (
      <div className={styles.form}>
        {problem ? <ProblemNote problem={problem} /> : <p>{t('waiting')}</p>}
        {problem && (
          <Button component="a" href="/sign-in/" variant="default" size="md">
            {t('toEnter')}
          </Button>
        )}
      </div>
    )
  const { person, name, label } = invited
  return (
    <form className={styles.form} onSubmit={submit}>
      <h1>{t('welcome', { person })}</h1>
      <p>{t('invitedTo', { name, label })}</p>
      <TextInput name="username" label={t('name')} autoComplete="username" size="md" readOnly value={name} />
      <NewPassword value={typed} onChange={setTyped} />
      <ProblemNote problem={problem} />
      <Button type="submit" size="md" loading={busy} disabled={!isTypedAlike(typed)}>
        {t('set')}
      </Button>
    </form>
  )
}
