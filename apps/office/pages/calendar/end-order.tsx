import { Button } from '@mantine/core'
import { IconPlayerStop } from '@tabler/icons-react'
import { useState } from 'react'
import { text } from '#browser/kit'
import { type EndOfSession, EndSessionQuestion, endOfSession } from '#browser/meeting'
import { useDesk } from '../../screens/use-office.ts'

const { useText } = text({ end: { vi: 'Kết thúc phiên…', en: 'End the session…' } })

type Asks =
  | { kind: 'nothing' }
  | { kind: 'what-runs' }
  | { kind: 'to-end'; end: EndOfSession; connected: number | null }

/** Ends the session of a plan after a question that says what follows for sites, and how many are connected. */
export function EndOrder(props: { session: string; title: string; onEnd: () => void }) {
  const { session, title, onEnd } = props
  const t = useText()
  const { office } = useDesk()
  const [asks, setAsks] = useState<Asks>({ kind: 'nothing' })
  const ask = async () => {
    setAsks({ kind: 'what-runs' })
    // Without an answer the question is asked all the same: the order itself says what is wrong.
    const [sessions, connected] = await Promise.all([
      office.call('sessions.list', {}).then(
        (said) => said.sessions,
        () => [],
      ),
      office.call('sites.list', { state: 'connected', limit: 1 }).then(
        ({ total }) => total,
        () => null,
      ),
    ])
    setAsks({ kind: 'to-end', end: endOfSession(session, sessions), connected })
  }
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconPlayerStop size={18} aria-hidden />}
        loading={asks.kind === 'what-runs'}
        onClick={() => void ask()}
      >
        {t('end')}
      </Button>
      {asks.kind === 'to-end' && (
        <EndSessionQuestion
          opened
          title={title}
          end={asks.end}
          connected={asks.connected}
          onConfirm={onEnd}
          onClose={() => setAsks({ kind: 'nothing' })}
        />
      )}
    </>
  )
}
