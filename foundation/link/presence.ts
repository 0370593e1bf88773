import type { PresenceState } from './link.ts'

/** What is known of a watched peer. `heardAt`: Unix milliseconds of its last answer to a ping of ours. */
export interface Sighting {
  shown: PresenceState
  heardAt: number
}

/** The changes to show, in order, and what is known afterwards. */
export interface Judgement {
  sighting: Sighting
  changes: PresenceState[]
}

export const unseen: Sighting = { shown: { state: 'down' }, heardAt: Number.NEGATIVE_INFINITY }

/** The peer answered a ping: it is reached both ways. */
export function judgeAnswer(
  before: Sighting,
  answer: { epoch: string; version: string },
  ourVersion: string,
  now: number,
): Judgement {
  const { shown } = before
  if (answer.version !== ourVersion) {
    const refused: PresenceState = { state: 'refused', ours: ourVersion, theirs: answer.version }
    const known = shown.state === 'refused' && shown.theirs === answer.version
    return { sighting: { shown: refused, heardAt: now }, changes: known ? [] : [refused] }
  }
  const up: PresenceState = { state: 'up', epoch: answer.epoch, version: answer.version }
  const sighting = { shown: up, heardAt: now }
  if (shown.state !== 'up') return { sighting, changes: [up] }
  return { sighting, changes: shown.epoch === answer.epoch ? [] : [{ state: 'down' }, up] }
}

/** Time has passed. `silenceMs` without an answer means down. */
export function judgeSilence(before: Sighting, now: number, silenceMs: number): Judgement {
  return now - before.heardAt >= silenceMs ? judgeLoss(before) : { sighting: before, changes: [] }
}

/**
 * A ping of theirs shows one direction only; it is worth asking back if it tells something new. Never true for what
 * the answer to our own ping has shown already, or two peers would ping each other without end.
 */
export function isNews(before: Sighting, ping: { epoch: string; version: string }): boolean {
  const { shown } = before
  if (shown.state === 'down') return true
  return shown.state === 'up' ? shown.epoch !== ping.epoch : shown.theirs !== ping.version
}

/** It is known that the peer is out of reach. */
export function judgeLoss(before: Sighting): Judgement {
  return { sighting: unseen, changes: before.shown.state === 'down' ? [] : [unseen.shown] }
}

/** The peer said that it closes. Said by a process that we already know to be replaced, it means nothing. */
export function judgeFarewell(before: Sighting, epoch: string): Judgement {
  const stale = before.shown.state === 'up' && before.shown.epoch !== epoch
  return stale ? { sighting: before, changes: [] } : judgeLoss(before)
}
