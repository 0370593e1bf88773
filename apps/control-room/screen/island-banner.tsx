import { Button } from '@mantine/core'
import { IconPlugConnectedX } from '@tabler/icons-react'
import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { nameOf } from '#browser/meeting'
import type { SessionState } from '#contract'
import { type Island, islandOf } from '../state/control.ts'
import styles from './outage-banner.module.css'
import { useDesk, useLabels, useStanding } from './use-desk.ts'
import { timeOf } from './vietnam-clock.ts'

const { useText } = text({
  alone: {
    vi: 'Mất liên lạc với {above} lúc {at}. Hình và tiếng trong tỉnh vẫn chạy, màn hình giữ như lúc đó.',
    en: '{above} was lost at {at}. Pictures and sound within the province go on, the program stays as it was.',
  },
  own: {
    vi: 'Mất liên lạc với {above} từ {at}. Tỉnh đang điều khiển các điểm cầu của mình; khi nối lại, chương trình chung trở lại và màn hình này được giữ.',
    en: '{above} is lost since {at}. The province controls its own sites; when the line returns the common program does, and this scene is kept.',
  },
  begin: { vi: 'Điều khiển tại tỉnh', en: 'Control here' },
})

const none: readonly SessionState[] = []

/** Where this tier stands towards the one above, as far as the console knows. */
export function useIsland(): Island {
  const desk = useDesk()
  const { node } = useStanding()
  const parent = useLive(desk.greeting, (greeting) => greeting?.parent ?? null)
  const links = useLive(desk.links, (all) => all)
  const sessions = useLive(desk.sessions.live, (state) => (state.kind === 'known' ? state.sessions : none))
  return islandOf(node, parent, links, sessions)
}

/** In the bar's middle while the tier above is lost: what goes on, and what can be done. */
export function IslandBanner({ island }: { island: Extract<Island, { kind: 'alone' }> }) {
  const t = useText()
  const desk = useDesk()
  const labels = useLabels()
  const { since, part, whole } = island
  const words = { above: nameOf(labels, whole.owner), at: timeOf(since) }
  return (
    <div className={styles.banner} role="alert">
      <IconPlugConnectedX size={20} aria-hidden />
      <span>{t(part ? 'own' : 'alone', words)}</span>
      {!part && (
        <Button size="compact-sm" color="dark" onClick={() => void desk.authority.openPart(whole)}>
          {t('begin')} <kbd>L</kbd>
        </Button>
      )}
    </div>
  )
}
