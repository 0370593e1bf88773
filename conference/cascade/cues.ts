import { homeNode, isWithin } from '#conference/sites/ids'
import {
  type Cue,
  type NodeId,
  partsOfSource,
  type SessionState,
  type SiteId,
  type SourceKey,
} from '#contract'
import { sessionOfSite, sessionsByAuthority, wholeSessionOfSite } from './membership.ts'
import { nextHop, type Place, topOf } from './tree.ts'
import type { CascadeInput, Loop } from './types.ts'

/**
 * The private talks that stand (K22), of all sessions: those with a site whose microphone is open are over. A site
 * and a tier have one each; of several that of the session owned highest.
 */
export function cuesIn(sessions: readonly SessionState[]): readonly Cue[] {
  const found = known.get(sessions) ?? findCues(sessions)
  known.set(sessions, found)
  return found
}

/** Lists of sessions are never changed, so each is looked through once. */
const known = new WeakMap<readonly SessionState[], readonly Cue[]>()

function findCues(sessions: readonly SessionState[]): Cue[] {
  const standing: Cue[] = []
  for (const cue of sessionsByAuthority(sessions).flatMap(({ cues }) => cues)) {
    if (standing.some(({ site, from }) => site === cue.site || from === cue.from)) continue
    if (!isOpen(cue.site, sessions)) standing.push(cue)
  }
  return standing
}

/** To whom a source may go at all. */
export type Passage =
  | { to: 'anybody' }
  | { to: 'nobody' }
  /** To a tier and to those below it. */
  | { to: 'below'; owner: NodeId }
  /** To one node, and to those on the way. */
  | { to: 'node'; node: NodeId }

/** What the passage of a source follows from. */
export interface PassageFacts {
  input: Pick<CascadeInput, 'self' | 'sessions'>
  cues: readonly Cue[]
  loops: readonly Loop[]
}

const anybody: Passage = { to: 'anybody' }
const nobody: Passage = { to: 'nobody' }

/**
 * Pictures go to anybody who may watch them; a microphone while it is open, or to the node whose operator talks with
 * its site privately (K22); that operator's voice to the home of the site; a voice of the operators' line within the
 * session (K23); a test to the top node while that returns it, its echo to the home of the site (K25).
 */
export function passageOf(source: SourceKey, { input, cues, loops }: PassageFacts): Passage {
  const { self, sessions } = input
  const { site, kind } = partsOfSource(source)
  switch (kind) {
    case 'camera':
    case 'content':
      return anybody
    case 'microphone': {
      if (isOpen(site, sessions)) return anybody
      const found = cues.find((cue) => cue.site === site)
      return found ? { to: 'node', node: found.from } : nobody
    }
    case 'cue': {
      const found = cues.find((cue) => cue.from === site)
      return found ? { to: 'node', node: homeNode(found.site) } : nobody
    }
    case 'line': {
      const session = wholeSessionOfSite(site, sessions)
      return session ? { to: 'below', owner: session.owner } : nobody
    }
    case 'test-picture':
    case 'test-sound': {
      const isReturned =
        homeNode(site) !== self || loops.some((loop) => loop.site === site && loop.by !== self)
      return isReturned ? { to: 'node', node: topOf(site) } : nobody
    }
    case 'echo-picture':
    case 'echo-sound':
      return { to: 'node', node: homeNode(site) }
  }
}

/** Whether it may go to a neighbour: towards the one node that it is for. */
export function mayGoTo(passage: Passage, neighbour: NodeId, place: Place): boolean {
  switch (passage.to) {
    case 'anybody':
      return true
    case 'nobody':
      return false
    case 'below':
      return isWithin(neighbour, passage.owner)
    case 'node':
      return nextHop(place, passage.node) === neighbour
  }
}

/** Whether this node's own consoles and sites may have it. */
export function mayStay(passage: Passage, self: NodeId): boolean {
  switch (passage.to) {
    case 'anybody':
      return true
    case 'nobody':
      return false
    case 'below':
      return isWithin(self, passage.owner)
    case 'node':
      return passage.node === self
  }
}

const isOpen = (site: SiteId, sessions: readonly SessionState[]): boolean =>
  sessionOfSite(site, sessions)?.floor.open.includes(site) ?? false
