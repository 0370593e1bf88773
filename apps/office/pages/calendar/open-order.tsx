import { Button } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import { useState } from 'react'
import { Confirm, type Phrase, text, useLanguage } from '#browser/kit'
import { formatVietnamTime } from '#foundation/time'
import { useDesk } from '../../screens/use-office.ts'
import { beforeOpening } from './opening.ts'
import type { PlanRow } from './rows.ts'

const { useText } = text({
  open: { vi: 'Mở phiên họp…', en: 'Open the session…' },
  title: { vi: 'Mở phiên họp', en: 'Open the session' },
  consequence: {
    vi: 'Phiên bắt đầu chạy ở cấp này, giờ họp là {when}: các điểm cầu thấy phiên đang mở, bàn điều khiển đưa hình. {waiting} điểm cầu chưa xác nhận.',
    en: 'The session runs at this tier from now on, to begin {when}: sites see that it is open, consoles put it on screen. {waiting} sites have not acknowledged.',
  },
  now: { vi: 'Mở phiên', en: 'Open it' },
})

/** Opens a planned session after a question, which says also that it is early or that another one runs. */
export function OpenOrder(props: { row: PlanRow; isDirty: boolean; onOpen: () => void }) {
  const { row, isDirty, onOpen } = props
  const t = useText()
  const language = useLanguage()
  const { office } = useDesk()
  const [asks, setAsks] = useState<'nothing' | 'what-runs' | 'to-open'>('nothing')
  const [told, setTold] = useState<readonly Phrase[]>([])
  const { details } = row.plan
  const ask = async () => {
    setAsks('what-runs')
    // Without an answer the question is asked all the same: the order itself says what is wrong.
    const sessions = await office.call('sessions.list', {}).then(
      (said) => said.sessions,
      () => [],
    )
    setTold(beforeOpening(details, sessions, Date.now()))
    setAsks('to-open')
  }
  const follows = t('consequence', {
    when: formatVietnamTime(details.startsAt).slice(0, 16),
    waiting: row.counts.invited - row.counts.acknowledged,
  })
  return (
    <>
      <Button
        leftSection={<IconPlayerPlay size={18} aria-hidden />}
        disabled={isDirty}
        loading={asks === 'what-runs'}
        onClick={() => void ask()}
      >
        {t('open')}
      </Button>
      <Confirm
        opened={asks === 'to-open'}
        title={t('title')}
        consequence={[...told.map((each) => each[language]), follows].join(' ')}
        action={t('now')}
        onConfirm={onOpen}
        onClose={() => setAsks('nothing')}
      />
    </>
  )
}
