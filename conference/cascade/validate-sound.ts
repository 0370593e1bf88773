import { homeNode } from '#conference/sites/ids'
import { type NodeId, partsOfSource, type SourceKey } from '#contract'
import { cuesIn } from './cues.ts'
import { sessionOfSite, wholeSessionOfSite } from './membership.ts'
import { nextHop } from './tree.ts'
import type { CascadeInput, CascadePlan } from './types.ts'
import { isLooped } from './validate-here.ts'

/**
 * Who may have a source: everybody of the session, nobody, or one node alone. A closed microphone is for the operator
 * who talks with its site, that operator's voice for the home of the site; a test for the top node that returns it, its
 * echo for the home of the site.
 */
export function listenersOf(input: CascadeInput, source: SourceKey): 'all' | 'none' | NodeId {
  const { site, kind } = partsOfSource(source)
  const cues = cuesIn(input.sessions)
  if (kind === 'camera' || kind === 'content') return 'all'
  if (kind === 'echo-picture' || kind === 'echo-sound') return homeNode(site)
  if (kind === 'test-picture' || kind === 'test-sound')
    return homeNode(site) !== input.self || isLooped(input, site, 'above') ? 'VN' : 'none'
  if (kind === 'line') {
    const owner = wholeSessionOfSite(site, input.sessions)?.owner
    return owner !== undefined && (input.self === owner || input.self.startsWith(owner)) ? 'all' : 'none'
  }
  if (kind === 'cue') {
    const spokenTo = cues.find(({ from }) => from === site)?.site
    return spokenTo === undefined ? 'none' : homeNode(spokenTo)
  }
  if (sessionOfSite(site, input.sessions)?.floor.open.includes(site)) return 'all'
  return cues.find((cue) => cue.site === site)?.from ?? 'none'
}

/** Whether a neighbour may be sent it. */
export function mayBeSent(input: CascadeInput, source: SourceKey, node: NodeId): boolean {
  const listeners = listenersOf(input, source)
  return listeners === 'all' || (listeners !== 'none' && nextHop(input, listeners) === node)
}

/** Whether it may be asked of a neighbour: for this node, or for others behind it. */
export function mayBeWanted(input: CascadeInput, source: SourceKey, node: NodeId): boolean {
  const listeners = listenersOf(input, source)
  return listeners === 'all' || (listeners !== 'none' && nextHop(input, listeners) !== node)
}

/** Whether a site here that can receive is spoken to privately by this source. */
export const isSpokenTo = (input: CascadeInput, source: SourceKey): boolean =>
  cuesIn(input.sessions).some(({ site, from }) => source === `${from}/cue` && input.audience.includes(site))

/** Sound that is not for all: no site hears the operators' line, a talk with another site, a microphone that is closed. */
export function privacyFaults(input: CascadeInput, plan: CascadePlan): string[] {
  const cues = cuesIn(input.sessions)
  const isFor = (listener: string, source: SourceKey): boolean => {
    const { site, kind } = partsOfSource(source)
    switch (kind) {
      case 'camera':
      case 'content':
        return true
      case 'line':
        return false
      case 'test-picture':
      case 'test-sound':
        return site === listener && isLooped(input, site, 'here')
      case 'echo-picture':
      case 'echo-sound':
        return site === listener && isLooped(input, site, 'above')
      case 'cue':
        return cues.some((cue) => cue.from === site && cue.site === listener)
      case 'microphone':
        return sessionOfSite(listener, input.sessions)?.floor.open.includes(site) ?? false
    }
  }
  return Object.entries(plan.feeds).flatMap(([site, feeds]) =>
    feeds.filter(({ source }) => !isFor(site, source)).map(({ source }) => `${site} is fed ${source}`),
  )
}
