import type { SiteId } from '#contract'

/** A new voice speaks once it has been the loudest for this long, in milliseconds. */
export const TAKEOVER_MS = 1000
/** The one who spoke holds the place for this long after being the loudest, in milliseconds. */
export const HOLD_MS = 2000

/** Who speaks, and what led there. Times in Unix milliseconds. */
export interface Speaking {
  speaker: SiteId | null
  /** When the speaker was last the loudest. */
  lastLoudest: number
  /** The loudest voice now, and since when. */
  loudest: { site: SiteId; since: number } | null
}

export const nobodySpeaks: Speaking = { speaker: null, lastLoudest: 0, loudest: null }

/**
 * Who speaks among the open microphones (P20). `levels`: the voices that are heard now, in dBov. A speaker who falls
 * silent goes on speaking until somebody else does.
 */
export function followSpeaker(
  before: Speaking,
  { levels, open, at }: { levels: ReadonlyMap<SiteId, number>; open: readonly SiteId[]; at: number },
): Speaking {
  const top = loudestOf(levels, open, before.loudest?.site)
  const loudest =
    top === null ? null : before.loudest?.site === top ? before.loudest : { site: top, since: at }
  const speaker = before.speaker !== null && open.includes(before.speaker) ? before.speaker : null
  const led = speaker !== null && (top === speaker || before.loudest?.site === speaker)
  const lastLoudest = led ? at : before.lastLoudest
  const isRipe = loudest !== null && loudest.site !== speaker && at - loudest.since >= TAKEOVER_MS
  const isFree = speaker === null || at - lastLoudest >= HOLD_MS
  return isRipe && isFree
    ? { speaker: loudest.site, lastLoudest: at, loudest }
    : { speaker, lastLoudest, loudest }
}

/** When to look again although nothing was heard, in Unix milliseconds; null: not before something is. */
export function nextLook({ speaker, lastLoudest, loudest }: Speaking): number | null {
  if (loudest === null || loudest.site === speaker) return null
  const ripe = loudest.since + TAKEOVER_MS
  return speaker === null ? ripe : Math.max(ripe, lastLoudest + HOLD_MS)
}

/** Of two that are as loud, the one that was the loudest before, else the one whose microphone opened first. */
function loudestOf(
  levels: ReadonlyMap<SiteId, number>,
  open: readonly SiteId[],
  before: SiteId | undefined,
): SiteId | null {
  let best: { site: SiteId; level: number } | null = null
  for (const site of open) {
    const level = levels.get(site)
    if (level === undefined) continue
    if (!best || level > best.level || (level === best.level && site === before)) best = { site, level }
  }
  return best?.site ?? null
}
