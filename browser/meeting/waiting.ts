import type { Floor, SiteId } from '#contract'

/** One site that waits to speak: it asks, it was invited, or both. */
export interface Waiting {
  site: SiteId
  /** Since when it asks; null: it was invited without asking. */
  askedAt: number | null
  /** Null: not invited. */
  invited: { by: string; at: number } | null
}

/** The queue in its order, then those who were invited without asking, in the order of their invitations. */
export function waitingOf({ raised, invited }: Floor): Waiting[] {
  const invitationOf = (site: SiteId) => {
    const found = invited.find((each) => each.site === site)
    return found ? { by: found.by, at: found.at } : null
  }
  const asked = raised.map(({ site, at }) => ({ site, askedAt: at, invited: invitationOf(site) }))
  const others = invited.filter(({ site }) => !raised.some((hand) => hand.site === site))
  return [...asked, ...others.map(({ site }) => ({ site, askedAt: null, invited: invitationOf(site) }))]
}

/** `4:07`, `1:02:09`: how long something has lasted, from milliseconds. */
export function lasted(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  const two = (part: number) => String(part).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}
