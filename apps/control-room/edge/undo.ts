import type { ScriptOrders } from './script.ts'
import type { Takes } from './take.ts'

/** Takes back what was done last: the script's move with its microphones, where that is on air; else the take. */
export const undoLast = ({
  script,
  takes,
}: {
  script: Pick<ScriptOrders, 'ownsUndo' | 'undo'>
  takes: Pick<Takes, 'undo'>
}): Promise<void> => (script.ownsUndo() ? script.undo() : takes.undo())
