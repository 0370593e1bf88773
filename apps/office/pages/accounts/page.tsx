import { Button, Modal } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Confirm, EmptyState } from '#browser/kit'
import type { NewAccount } from '#contract/accounts'
import { FailureNote } from '../../screens/failure-note.tsx'
import { FindField } from '../../screens/find-field.tsx'
import styles from '../../screens/page.module.css'
import { useAsked, useDesk } from '../../screens/use-office.ts'
import { finder, searchable } from '../../state/find.ts'
import { AccountForm } from './account-form.tsx'
import { type AccountOrder, AccountsTable, type ListedAccount } from './accounts-table.tsx'
import { InvitationNote } from './invitation-note.tsx'
import { blankAccount, typedOf } from './typed-account.ts'
import { useAccountOrders } from './use-account-orders.ts'
import { both, useText } from './words.ts'

type Open = { kind: 'new' } | { kind: AccountOrder; listed: ListedAccount }

/** “Tài khoản”: who may sign in by name, at or below one's own unit. */
export default function AccountsPage() {
  const t = useText()
  const { office, node } = useDesk()
  const { answer, again } = useAsked(async ({ call }) => {
    const { account } = await call('accounts.me', {})
    const top = account?.unit ?? node.id
    return { ...(await call('accounts.list', { below: top })), top, own: account?.id ?? null }
  })
  const orders = useAccountOrders(office, again)
  const [open, setOpen] = useState<Open | null>(null)
  const [typed, setTyped] = useState('')
  if (answer.kind === 'failed') return <FailureNote error={answer.error} />
  if (answer.kind !== 'here') return <p className={styles.wait}>{t('loading')}</p>
  const { accounts, top, own } = answer.is
  const isFound = finder(typed)
  const shown = accounts.filter(({ account: { person, name, post, unit }, label }) =>
    isFound(searchable(person, name, post, label, unit)),
  )

  const save = async (account: NewAccount) => {
    if (!open) return
    const isDone =
      open.kind === 'new'
        ? await orders.create(account)
        : 'listed' in open && (await orders.change(open.listed.account.id, account))
    if (isDone) setOpen(null)
  }
  const start = (order: AccountOrder, listed: ListedAccount) => {
    orders.forget()
    if (order === 'enable') void orders.disable(listed.account, false)
    else setOpen({ kind: order, listed })
  }
  return (
    <div className={styles.page}>
      <p className={styles.what}>{t('what')}</p>
      <search className={styles.filter}>
        <Button
          leftSection={<IconUserPlus size={18} aria-hidden />}
          onClick={() => {
            orders.forget()
            setOpen({ kind: 'new' })
          }}
        >
          {t('create')}
        </Button>
        <FindField label={t('find')} typed={typed} onTyped={setTyped} />
      </search>
      {orders.made && <InvitationNote made={orders.made} onHide={orders.hide} />}
      {orders.error !== null && open === null && <FailureNote error={orders.error} />}
      {shown.length === 0 ? (
        <EmptyState
          title={both(accounts.length === 0 ? 'none' : 'noMatch')}
          hint={both(accounts.length === 0 ? 'noneHint' : 'fewer')}
        />
      ) : (
        <AccountsTable accounts={shown} own={own} busy={orders.busy} onOrder={start} />
      )}
      <Modal
        opened={open?.kind === 'new' || open?.kind === 'change'}
        onClose={() => setOpen(null)}
        title={t(open?.kind === 'change' ? 'change' : 'create')}
        size="lg"
      >
        {open && (open.kind === 'new' || open.kind === 'change') && (
          <AccountForm
            start={open.kind === 'new' ? blankAccount(top) : typedOf(open.listed.account)}
            isNew={open.kind === 'new'}
            top={top}
            busy={orders.busy}
            onSave={(account) => void save(account)}
            onCancel={() => setOpen(null)}
          />
        )}
        {orders.error !== null && <FailureNote error={orders.error} />}
      </Modal>
      {(['invite', 'end', 'disable'] as const).map((kind) => (
        <Confirm
          key={kind}
          opened={open?.kind === kind}
          title={t(`${kind}Sure`, { person: personOf(open) })}
          consequence={t(`${kind}Means`)}
          action={t(`${kind}Do`)}
          onConfirm={() => open && 'listed' in open && void orders.order(kind, open.listed.account)}
          onClose={() => setOpen(null)}
        />
      ))}
    </div>
  )
}

const personOf = (open: Open | null) => (open && 'listed' in open ? open.listed.account.person : '')
