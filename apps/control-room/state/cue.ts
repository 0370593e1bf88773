import { type Cue, type LineTalker, type NodeId, type SessionState, type SiteId, sourceOf } from '#contract'
import type { Viewed } from '#contract/console'
import type { Preview } from './preview.ts'

/** The private talk with a site that stands in a session; null: none. */
export const cueWith = ({ cues }: SessionState, site: SiteId): Cue | null =>
  cues.find((cue) => cue.site === site) ?? null

/** The same, if it is this tier's. */
export function cueFrom(session: SessionState, node: NodeId, site: SiteId): Cue | null {
  const found = cueWith(session, site)
  return found?.from === node ? found : null
}

/** Whether this tier has a private talk in a session other than this one: a session has one of each tier. */
export const talksElsewhere = (sessions: readonly SessionState[], node: NodeId, session: string): boolean =>
  sessions.some(({ id, cues }) => id !== session && cues.some(({ from }) => from === node))

/** Whole seconds that are left, 0 when it is time; null: nothing is counted down. */
export function secondsLeft(cue: Cue | null, nodeNow: number): number | null {
  if (!cue?.countdown) return null
  return Math.max(0, Math.min(cue.countdown.seconds, Math.ceil((cue.countdown.at - nodeNow) / 1000)))
}

/** What an operator sees and hears of a private talk: the site's picture and its sound. */
export const streamsOfCue = (site: SiteId | null): Viewed[] =>
  site === null
    ? []
    : [
        { source: sourceOf(site, 'camera'), layer: 1 },
        { source: sourceOf(site, 'microphone'), layer: null },
      ]

/** The voices of the line that this console hears: all but its own. */
export const voicesHeard = (
  talkers: readonly LineTalker[],
  { joined, ownVoice, node }: { joined: boolean; ownVoice: boolean; node: NodeId },
): Viewed[] =>
  joined
    ? talkers
        .filter((talker) => talker.node !== node || !ownVoice)
        .map((talker) => ({ source: sourceOf(talker.node, 'line'), layer: null }))
    : []

/** The site that a private talk is asked for: the chosen one, else the one in the selected slot of the preview. */
export function siteForCue(chosen: SiteId | null, { slots, selected }: Preview): SiteId | null {
  const slot = slots[selected]
  return chosen ?? (slot?.kind === 'site' ? slot.site : null)
}

/** A console without a name of its own is called like its tier: once. */
export const whoTalks = (tier: string, by: string): string => (by === tier ? tier : `${tier} (${by})`)
