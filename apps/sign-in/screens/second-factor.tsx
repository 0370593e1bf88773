import { Button, PasswordInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Ask } from '../state/ask.ts'
import { qrPath } from '../state/qr.ts'
import { CodeField } from './code-field.tsx'
import { ProblemNote } from './problem-note.tsx'
import styles from './sign-in.module.css'
import { useOrder } from './use-order.ts'
import { useText } from './words.ts'

/** Turns the code from the phone on: password, QR code, first code; and off: password and code. */
export function SecondFactor({ ask, isOn, onChange }: { ask: Ask; isOn: boolean; onChange: () => void }) {
  const t = useText()
  const { busy, problem, order } = useOrder(ask)
  const [begun, setBegun] = useState<{ secret: string; uri: string } | null>(null)

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    const [password, code] = [String(typed.get('password') ?? ''), String(typed.get('code') ?? '')]
    if (isOn) return (await order('end-code', { password, code })) && onChange()
    if (!begun) return setBegun(await order('begin-code', { password }))
    if (!(await order('confirm-code', { code }))) return
    setBegun(null)
    onChange()
  }
  return (
    <form className={styles.part} onSubmit={submit}>
      <h2>{t('second')}</h2>
      <p>{t(isOn ? 'secondOn' : 'secondOff')}</p>
      {begun ? <Scanned {...begun} /> : <OldPassword />}
      {(isOn || begun) && <CodeField autoFocus={begun !== null} />}
      <ProblemNote problem={problem} />
      <Button type="submit" size="md" variant={isOn ? 'default' : 'filled'} loading={busy}>
        {t(isOn ? 'turnOff' : begun ? 'confirm' : 'turnOn')}
      </Button>
    </form>
  )
}

export function OldPassword() {
  const t = useText()
  return (
    <PasswordInput
      name="password"
      label={t('oldPassword')}
      autoComplete="current-password"
      size="md"
      required
    />
  )
}

function Scanned({ secret, uri }: { secret: string; uri: string }) {
  const t = useText()
  const { path, size } = qrPath(uri)
  return (
    <>
      <p>{t('scan')}</p>
      <svg className={styles.qr} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={t('second')}>
        <rect width={size} height={size} fill="#fff" />
        <path d={path} fill="#000" shapeRendering="crispEdges" />
      </svg>
      <p>
        {t('byHand')} <code className={styles.secret}>{secret.replace(/(.{4})/g, '$1 ').trim()}</code>
      </p>
    </>
  )
}
