import { Button, Modal, TextInput } from '@mantine/core'
import { IconBellRinging, IconCalendarOff } from '@tabler/icons-react'
import { useState } from 'react'
import { Confirm, text } from '#browser/kit'
import { DoneNote } from '../../screens/done-note.tsx'
import { FailureNote } from '../../screens/failure-note.tsx'
import { useDesk, useRight } from '../../screens/use-office.ts'
import { EndOrder } from './end-order.tsx'
import { KeepTemplate } from './keep-template.tsx'
import { OpenOrder } from './open-order.tsx'
import styles from './plan-panel.module.css'
import { RepeatOrder } from './repeat-order.tsx'
import type { PlanRow } from './rows.ts'

const { useText } = text({
  announce: { vi: 'Thông báo…', en: 'Announce…' },
  announceTitle: { vi: 'Thông báo phiên họp', en: 'Announce the session' },
  consequence: {
    vi: '{invited} điểm cầu sẽ thấy phiên họp trên trang của mình và được hỏi xác nhận.',
    en: '{invited} sites will see the session on their pages and are asked to acknowledge it.',
  },
  announceNow: { vi: 'Thông báo', en: 'Announce' },
  announced: { vi: 'Đã thông báo tới {invited} điểm cầu.', en: '{invited} sites are told.' },
  opened: {
    vi: 'Phiên đã mở; điều khiển tại bàn điều khiển.',
    en: 'The session is open; run it at the console.',
  },
  ended: { vi: 'Phiên đã kết thúc.', en: 'The session is over.' },
  cancel: { vi: 'Hủy phiên họp…', en: 'Cancel the session…' },
  cancelTitle: { vi: 'Hủy phiên họp', en: 'Cancel the session' },
  reason: { vi: 'Lý do (các điểm cầu sẽ thấy)', en: 'The reason, which the sites will see' },
  cancelNow: { vi: 'Hủy phiên họp', en: 'Cancel the session' },
  close: { vi: 'Đóng', en: 'Close' },
  saveFirst: {
    vi: 'Lưu thay đổi trước khi thông báo hay mở phiên.',
    en: 'Save your changes before you announce or open it.',
  },
})

type Did =
  | { kind: 'nothing' }
  | { kind: 'announced'; invited: number }
  | { kind: 'opened' }
  | { kind: 'ended' }
  | { kind: 'failed'; error: unknown }

/** Announces a plan, opens and ends its session, or cancels it, over the revision that is shown. */
export function PlanOrders(props: {
  row: PlanRow
  /** What is typed is not what would be announced. */
  isDirty: boolean
  onDone: (plan: string) => Promise<void>
}) {
  const { row, isDirty, onDone } = props
  const t = useText()
  const { office } = useDesk()
  const [asks, ask] = useState<'nothing' | 'announce' | 'cancel'>('nothing')
  const [reason, setReason] = useState('')
  const [did, setDid] = useState<Did>({ kind: 'nothing' })
  const mayOpen = useRight('display')
  const { id: plan, revision: seen, state, details } = row.plan
  const order = async (work: () => Promise<Did>) => {
    try {
      setDid(await work())
      await onDone(plan)
    } catch (error) {
      setDid({ kind: 'failed', error })
    }
  }
  const announce = () =>
    order(async () => {
      const { invited } = await office.call('calendar.announce', { plan, seen })
      return { kind: 'announced', invited }
    })
  const open = () =>
    order(async () => {
      await office.call('session.open', { plan, chair: null })
      return { kind: 'opened' }
    })
  const end = (session: string) =>
    order(async () => {
      await office.call('session.close', { session })
      return { kind: 'ended' }
    })
  const cancel = () =>
    order(async () => {
      await office.call('calendar.cancel', { plan, seen, reason })
      ask('nothing')
      return { kind: 'nothing' }
    })
  const mayCancel = state.is === 'draft' || state.is === 'announced'
  return (
    <div className={styles.orders}>
      {state.is === 'draft' && (
        <Button
          leftSection={<IconBellRinging size={18} aria-hidden />}
          disabled={isDirty}
          onClick={() => ask('announce')}
        >
          {t('announce')}
        </Button>
      )}
      {(state.is === 'draft' || state.is === 'announced') && isDirty && <p>{t('saveFirst')}</p>}
      {state.is === 'announced' && mayOpen && (
        <OpenOrder row={row} isDirty={isDirty} onOpen={() => void open()} />
      )}
      {state.is === 'open' && mayOpen && (
        <EndOrder session={state.session} title={details.title} onEnd={() => void end(state.session)} />
      )}
      {mayCancel && (
        <Button
          variant="default"
          leftSection={<IconCalendarOff size={18} aria-hidden />}
          onClick={() => ask('cancel')}
        >
          {t('cancel')}
        </Button>
      )}
      {state.is !== 'cancelled' && <RepeatOrder plan={row.plan} isDirty={isDirty} onDone={onDone} />}
      <KeepTemplate plan={row.plan} isDirty={isDirty} />
      {did.kind === 'failed' && <FailureNote error={did.error} />}
      {did.kind === 'announced' && <DoneNote>{t('announced', did)}</DoneNote>}
      {(did.kind === 'opened' || did.kind === 'ended') && <DoneNote>{t(did.kind)}</DoneNote>}
      <Confirm
        opened={asks === 'announce'}
        title={t('announceTitle')}
        consequence={t('consequence', row.counts)}
        action={t('announceNow')}
        onConfirm={() => void announce()}
        onClose={() => ask('nothing')}
      />
      <Modal
        opened={asks === 'cancel'}
        onClose={() => ask('nothing')}
        title={t('cancelTitle')}
        centered
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <form
          className={styles.reason}
          onSubmit={(event) => {
            event.preventDefault()
            void cancel()
          }}
        >
          <TextInput
            label={t('reason')}
            value={reason}
            maxLength={500}
            data-autofocus
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {did.kind === 'failed' && <FailureNote error={did.error} />}
          <Button type="submit">{t('cancelNow')}</Button>
        </form>
      </Modal>
    </div>
  )
}
