import { useLanguage } from '#browser/kit'
import { useLive } from '#browser/live-state'
import type { SiteId } from '#contract'
import { alarmOf } from '../state/quality.ts'
import { placeText } from './quality-words.ts'
import { useDesk } from './use-desk.ts'

/** That a site on air is bad, and where, on its tile. */
export function TileAlarm({ site, className }: { site: SiteId; className: string | undefined }) {
  const place = placeText.useText()
  const language = useLanguage()
  const alarm = useLive(useDesk().quality.live, (alarms) => alarmOf(alarms, site))
  if (!alarm) return null
  return (
    <span className={className} data-alarm={alarm.worst.place} title={alarm.cause[language]}>
      ▲ {place(alarm.worst.place)}
    </span>
  )
}
