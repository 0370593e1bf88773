import { Button } from '@mantine/core'
import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import type { SiteId } from '#contract'
import styles from './chair.module.css'
import { useChair } from './use-chair.ts'

const { useText } = text({
  call: { vi: 'Gọi điểm cầu', en: 'Call' },
  called: { vi: 'Đã báo kỹ thuật', en: 'The technician knows' },
  invited: { vi: 'Đã mời', en: 'Invited' },
  speaking: { vi: 'Đang mở micro', en: 'May be heard' },
})

/** Calls a site: the technicians invite it and put it on screen. Says how far that is. */
export function CallButton({ site }: { site: SiteId }) {
  const t = useText()
  const chair = useChair()
  const session = useLive(chair.session, (now) => now)
  const called = useLive(chair.calls, (calls) =>
    calls.some((each) => each.site === site && each.session === session?.id),
  )
  const busy = useLive(chair.pending, (sites) => sites.has(site))
  if (session?.floor.open.includes(site)) return <span className={styles.there}>{t('speaking')}</span>
  if (session?.floor.invited.some((each) => each.site === site)) return <span>{t('invited')}</span>
  if (called) return <span className={styles.muted}>{t('called')}</span>
  return (
    <Button
      size="md"
      h={48}
      variant="light"
      loading={busy}
      disabled={!session}
      onClick={() => void chair.wish('chair.call', site)}
    >
      {t('call')}
    </Button>
  )
}
