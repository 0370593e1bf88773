import { isSound, partsOfSource, type SourceKey } from '#contract'
import type { LinkStatus } from '#contract/console'

/** `well`, or what is wrong with a link, worst first. */
export type LinkHealth = 'down' | 'version' | 'refusing' | 'well'

export function linkHealth(link: LinkStatus): LinkHealth {
  if (link.presence === 'down') return 'down'
  if (link.presence === 'refused') return 'version'
  return link.refused.length > 0 ? 'refusing' : 'well'
}

/** Pictures count against a link's budget; sound doesn't. */
export const countPictures = (sources: readonly SourceKey[]): number =>
  sources.filter((source) => !isSound(partsOfSource(source).kind)).length

/** One digit behind the point at most, which is a comma in Vietnamese. */
export const decimal = (value: number, language: 'vi' | 'en'): string =>
  value.toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 1 })

/** `1.8`, in Vietnamese `1,8`: Mbit/s of kbit/s, without the unit. */
export const megabits = (kbps: number, language: 'vi' | 'en'): string => decimal(kbps / 1000, language)

/** `1.8 Mbit/s`, `640 kbit/s`, with a decimal comma in Vietnamese. */
export const bitRate = (kbps: number, language: 'vi' | 'en'): string =>
  kbps < 1000 ? `${Math.round(kbps)} kbit/s` : `${megabits(kbps, language)} Mbit/s`
