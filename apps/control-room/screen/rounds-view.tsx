import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { inOrder, shownRound } from '../state/rounds.ts'
import { RoundCard } from './round-card.tsx'
import { RoundForm } from './round-form.tsx'
import styles from './tests-panel.module.css'
import { useDesk } from './use-desk.ts'

const { useText } = text({
  another: { vi: 'Đợt kiểm thử mới', en: 'New round' },
  earlier: { vi: 'Các đợt trước', en: 'Earlier rounds' },
})

/** The rounds that go on, a new one, and the results of earlier ones. */
export function RoundsView() {
  const t = useText()
  const desk = useDesk()
  const rounds = useLive(desk.rounds.live, (all) => all)
  const chosen = useLive(desk.rounds.chosen, (id) => id)
  const [asked, setAsked] = useState(false)
  const shown = shownRound(rounds, chosen)
  const going = inOrder(rounds).filter(({ round }) => round.state !== 'closed')
  const earlier = inOrder(rounds).filter(({ round }) => round.state === 'closed')
  const cards = (some: typeof rounds) => (
    <ul className={styles.cards}>
      {some.map((each) => (
        <RoundCard key={each.round.id} state={each} open={each.round.id === shown} />
      ))}
    </ul>
  )
  return (
    <>
      {going.length > 0 && (
        <div className={styles.form}>
          <Button
            size="compact-sm"
            variant="default"
            aria-expanded={asked}
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => setAsked((now) => !now)}
          >
            {t('another')}
          </Button>
        </div>
      )}
      {(going.length === 0 || asked) && <RoundForm atOnce={asked} onOpened={() => setAsked(false)} />}
      {going.length > 0 && cards(going)}
      {earlier.length > 0 && (
        <>
          <h3 className={styles.heading}>{t('earlier')}</h3>
          {cards(earlier)}
        </>
      )}
    </>
  )
}
