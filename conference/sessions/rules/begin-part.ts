import type { Scene, SessionState } from '#contract'
import type { EventBody } from '#contract/events'
import { eventsOfEnd } from './events-between.ts'

/** Who the record names where a part ends by itself. */
const itself = 'Liên Thông'

/** A part as it begins: with what was on screen, as its first program (A11). */
export function beginPart(begun: SessionState, scene: Scene): SessionState {
  const { program } = begun
  return {
    ...begun,
    revision: begun.revision + 1,
    program: { ...program, revision: program.revision + 1, scene },
  }
}

/** What the record says when a part ends by itself: its last scene first, so that no work is lost (A13). */
export function eventsOfPartEnd(part: SessionState, because: 'returned' | 'ended'): EventBody[] {
  const { id: session, partOf, program } = part
  if (partOf === null) return eventsOfEnd(part, itself)
  return [
    { kind: 'part.ended', session, partOf, because, scene: program.scene },
    ...eventsOfEnd(part, itself),
  ]
}
