import { useState } from 'react'
import type { Account, NewAccount } from '#contract/accounts'
import type { Office } from '../../state/office.ts'
import type { Invitation } from './invitation-note.tsx'

/** Orders on accounts, one at a time; what an invitation's link is stays in this window. `again`: after each. */
export function useAccountOrders({ call }: Office, again: () => Promise<void>) {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [made, setMade] = useState<Invitation | null>(null)

  const run = async (order: () => Promise<void>): Promise<boolean> => {
    setBusy(true)
    setError(null)
    try {
      await order()
      await again()
      return true
    } catch (thrown) {
      setError(thrown)
      return false
    } finally {
      setBusy(false)
    }
  }
  const disable = ({ id }: Account, disabled: boolean) =>
    run(async () => void (await call('accounts.disable', { id, disabled })))

  return {
    ...{ busy, error, made, disable },
    hide: () => setMade(null),
    forget: () => setError(null),
    create: (account: NewAccount) =>
      run(async () => setMade({ person: account.person, ...(await call('accounts.create', account)) })),
    change: (id: string, { name: _chosenOnce, ...settings }: NewAccount) =>
      run(async () => void (await call('accounts.change', { id, settings }))),
    order(kind: 'invite' | 'end' | 'disable', account: Account) {
      const { id, person } = account
      if (kind === 'disable') return disable(account, true)
      return run(async () => {
        if (kind === 'end') await call('accounts.end-sessions', { id })
        else setMade({ person, ...(await call('accounts.invite', { id })) })
      })
    },
  }
}
