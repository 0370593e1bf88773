import { Button } from '@mantine/core'
import { StateBadge, useLanguage } from '#browser/kit'
import type { ReplyOf } from '#contract'
import type { ConsoleOperations } from '#contract/console'
import { formatVietnamTime } from '#foundation/time'
import page from '../../screens/page.module.css'
import { Table } from '../../screens/table.tsx'
import { roleWords } from './role-words.ts'
import { useText } from './words.ts'

export type ListedAccount = ReplyOf<ConsoleOperations, 'accounts.list'>['accounts'][number]
export type AccountOrder = 'change' | 'invite' | 'end' | 'disable' | 'enable'

interface Props {
  accounts: readonly ListedAccount[]
  /** Whose own row has no orders that they may not give to themselves. */
  own: string | null
  busy: boolean
  onOrder: (order: AccountOrder, account: ListedAccount) => void
}

export function AccountsTable({ accounts, own, busy, onOrder }: Props) {
  const t = useText()
  const language = useLanguage()
  return (
    <Table
      head={
        <>
          {(['person', 'role', 'unit', 'standing', 'lastIn'] as const).map((head) => (
            <th key={head} scope="col">
              {t(head)}
            </th>
          ))}
          <td />
        </>
      }
    >
      {accounts.map((listed) => {
        const { account, label, sessions } = listed
        const { id, name, person, post, role, provider, lastSignInAt } = account
        const button = (order: AccountOrder, words: string) => (
          <Button size="compact-sm" variant="default" disabled={busy} onClick={() => onOrder(order, listed)}>
            {words}
          </Button>
        )
        return (
          <tr key={id} data-account={name}>
            <th scope="row">
              {person}
              <small>{[name, post].filter((word) => word !== '').join(' · ')}</small>
            </th>
            <td>
              {roleWords[role][language]}
              {provider && <small>{provider}</small>}
            </td>
            <td>{label}</td>
            <td>
              <Standing {...listed} />
              {sessions > 0 && <small>{t('signedIn', { count: sessions })}</small>}
            </td>
            <td>{lastSignInAt === null ? t('never') : formatVietnamTime(lastSignInAt).slice(0, 16)}</td>
            <td>
              <div className={page.orders}>
                {button('change', t('change'))}
                {id !== own && !account.disabled && button('invite', t('inviteAgain'))}
                {sessions > 0 && button('end', t('endSessions'))}
                {id !== own &&
                  (account.disabled ? button('enable', t('enable')) : button('disable', t('disable')))}
              </div>
            </td>
          </tr>
        )
      })}
    </Table>
  )
}

function Standing({ account }: ListedAccount) {
  const t = useText()
  const { disabled, hasPassword, invitedUntil, secondFactor } = account
  if (disabled) return <StateBadge meaning="unknown">{t('disabled')}</StateBadge>
  if (!hasPassword)
    return <StateBadge meaning="attention">{t(invitedUntil === null ? 'lapsed' : 'invited')}</StateBadge>
  return (
    <>
      <StateBadge meaning="ready">{t('active')}</StateBadge>
      {secondFactor && <small>{t('coded')}</small>}
    </>
  )
}
