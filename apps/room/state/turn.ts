import { isHeard } from './cue.ts'
import type { Facts } from './facts.ts'

/** Where the site stands with speaking, as its page shows it. */
export type Turn =
  /** No session, or the node has not said yet. */
  | { kind: 'none' }
  | { kind: 'speaking'; since: number | null }
  | { kind: 'invited'; by: string; at: number }
  | { kind: 'asking'; place: number }
  /** `by`: somebody else closed the microphone, and the person has not put that aside yet. */
  | { kind: 'listening'; closedBy: { by: string; at: number } | null }

/** `putAside`: the moment of the closing that the person has put aside; 0: none. */
export function turnOf(facts: Facts, putAside: number): Turn {
  const { scene, standing } = facts
  if (!standing || !scene?.session) return { kind: 'none' }
  // What the page sends decides what it says: a microphone that was closed here is closed at once.
  if (isHeard(facts)) return { kind: 'speaking', since: standing.speakingSince }
  if (standing.invited) return { kind: 'invited', ...standing.invited }
  if (standing.hand) return { kind: 'asking', place: standing.hand.place }
  const { closedBy } = standing
  return { kind: 'listening', closedBy: closedBy && closedBy.at > putAside ? closedBy : null }
}

/** `4:07`, `1:02:09`: how long somebody has been speaking, from milliseconds. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  const two = (part: number) => String(part).padStart(2, '0')
  const tail = two(seconds % 60)
  return hours > 0 ? `${hours}:${two(minutes)}:${tail}` : `${minutes}:${tail}`
}
