import { Button } from '@mantine/core'
import { type FormEvent, useEffect, useState } from 'react'
import type { ReplyOf } from '#contract'
import type { SignInRequests } from '#contract/accounts'
import type { Ask } from '../state/ask.ts'
import { isTypedAlike, NewPassword } from './new-password.tsx'
import { ProblemNote } from './problem-note.tsx'
import { OldPassword, SecondFactor } from './second-factor.tsx'
import styles from './sign-in.module.css'
import { useOrder } from './use-order.ts'
import { useText } from './words.ts'

type Me = ReplyOf<SignInRequests, 'me'>

/** Who is signed in: on to work, the code from the phone, another password, out. */
export function MyAccount({ ask, onOut }: { ask: Ask; onOut: () => void }) {
  const t = useText()
  const { problem, order } = useOrder(ask)
  const [me, setMe] = useState<Me | null>(null)
  const look = () => void order('me', {}).then(setMe)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
  useEffect(look, [])
  if (!me)
    return (
      <div className={styles.form}>
        {problem ? <ProblemNote problem={problem} /> : <p>{t('waiting')}</p>}
        {problem && (
          <Button size="md" onClick={onOut}>
            {t('toEnter')}
          </Button>
        )}
      </div>
    )
  const { account, label, page, lacksCode } = me
  return (
    <div className={styles.form}>
      <h1>{account.person}</h1>
      <p>
        {account.name} · {label}
        {account.post && ` · ${account.post}`}
      </p>
      {isOwnPage(page) ? (
        <p>{t(lacksCode ? 'codeDemanded' : 'noPage')}</p>
      ) : (
        <Button component="a" href={page} size="md">
          {t('goOn')}
        </Button>
      )}
      <SecondFactor ask={ask} isOn={account.secondFactor} onChange={look} />
      <ChangePassword ask={ask} name={account.name} />
      <Button
        variant="default"
        size="md"
        onClick={async () => {
          if (await order('leave', {})) onOut()
        }}
      >
        {t('leave')}
      </Button>
      <ProblemNote problem={problem} />
    </div>
  )
}

/** Whoever has no page of their own here was led to this one. */
const isOwnPage = (page: string) => new URL(page, location.href).pathname === location.pathname

function ChangePassword({ ask, name }: { ask: Ask; name: string }) {
  const t = useText()
  const { busy, problem, order } = useOrder(ask)
  const [typed, setTyped] = useState({ next: '', again: '' })
  const [isDone, setDone] = useState(false)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const password = String(new FormData(form).get('password') ?? '')
    setDone(false)
    if (!(await order('change-password', { password, next: typed.next }))) return
    form.reset()
    setTyped({ next: '', again: '' })
    setDone(true)
  }
  return (
    <form className={styles.part} onSubmit={submit}>
      <h2>{t('changePassword')}</h2>
      {/* For the password manager: whose password it is. */}
      <input type="text" name="username" autoComplete="username" value={name} readOnly hidden />
      <OldPassword />
      <NewPassword value={typed} onChange={setTyped} />
      <ProblemNote problem={problem} />
      <output>{isDone ? t('changed') : ''}</output>
      <Button type="submit" variant="default" size="md" loading={busy} disabled={!isTypedAlike(typed)}>
        {t('changePassword')}
      </Button>
    </form>
  )
}
