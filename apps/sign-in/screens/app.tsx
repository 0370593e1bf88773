import { useEffect, useState } from 'react'
import { LanguageSwitch } from '#browser/kit'
import type { Ask } from '../state/ask.ts'
import { placeOf } from '../state/place.ts'
import { MyAccount } from './account.tsx'
import { Enter } from './enter.tsx'
import { Invitation } from './invitation.tsx'
import styles from './sign-in.module.css'
import { useText } from './words.ts'

/** Sign-in, an invitation, or one's own account, as the address says. */
export function App({ ask }: { ask: Ask }) {
  const t = useText()
  const [place, setPlace] = useState(() => placeOf(location.hash))
  useEffect(() => {
    const look = () => setPlace(placeOf(location.hash))
    addEventListener('hashchange', look)
    return () => removeEventListener('hashchange', look)
  }, [])
  /** Replaced: the invitation is used up, and “back” is not to show it. */
  const go = (hash: string) => {
    history.replaceState(null, '', hash === '' ? location.pathname : hash)
    setPlace(placeOf(hash))
  }
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <strong>{t('product')}</strong>
        <LanguageSwitch />
      </header>
      <main className={styles.main}>
        {place.kind === 'enter' && <Enter ask={ask} onIn={(page) => location.assign(page)} />}
        {place.kind === 'invitation' && (
          <Invitation ask={ask} token={place.token} onIn={() => go('#account')} />
        )}
        {place.kind === 'account' && <MyAccount ask={ask} onOut={() => go('')} />}
      </main>
    </div>
  )
}
