import { IconHandStop } from '@tabler/icons-react'
import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import type { SiteId } from '#contract'
import { isWithin } from '../state/home.ts'
import { useDesk } from './use-desk.ts'

const { useText } = text({
  place: { vi: 'Xin phát biểu, thứ {place}', en: 'Asks to speak, place {place}' },
  below: { vi: '{count} điểm cầu xin phát biểu', en: '{count} sites ask to speak' },
})

/** A site that asks to speak, with its place in the queue. */
export function HandMark({ site, className }: { site: SiteId; className: string | undefined }) {
  const t = useText()
  const place = useLive(useDesk().inSession, ({ asking }) => asking.get(site))
  if (place === undefined) return null
  const said = t('place', { place })
  return (
    <span className={className} title={said}>
      <IconHandStop size={13} aria-label={said} /> {place}
    </span>
  )
}

/** How many of the sites at or below a unit ask to speak. */
export function HandsBelow({ unit, className }: { unit: SiteId; className: string | undefined }) {
  const t = useText()
  const count = useLive(
    useDesk().inSession,
    ({ asking }) => [...asking.keys()].filter((site) => isWithin(site, unit)).length,
  )
  if (count === 0) return null
  const said = t('below', { count })
  return (
    <span className={className} title={said}>
      <IconHandStop size={13} aria-label={said} /> {count}
    </span>
  )
}
