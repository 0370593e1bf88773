import type { Desk } from '../desk.ts'
import { nextLine } from '../state/script.ts'
import { obstacleToScript } from '../state/script-obstacle.ts'
import { standingOf } from './standing.ts'

export type ScriptKey = 'next' | 'previous' | 'timer'

/** Keys of the script. At its last line the next key does nothing: it ends by its button. */
export function obeyForScript(desk: Desk, asked: ScriptKey): void {
  const script = desk.script.live.get()
  if (!script || obstacleToScript(standingOf(desk), desk.sessions.current())) return
  if (asked === 'timer') void desk.script.toggleTimer()
  else if (asked === 'previous') void desk.script.move({ kind: 'previous' })
  else if (nextLine(script)) void desk.script.move({ kind: 'next' })
}
