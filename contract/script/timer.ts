import type { KeptScript } from './kept.ts'
import type { ScriptRun } from './state.ts'

/** The line that runs, also while its timer stands still. */
export const runningLine = (run: ScriptRun): string | null =>
  run.is === 'running' || run.is === 'paused' ? run.line : null

/** How long a line has lasted at a moment, without pauses, milliseconds (H4). A clock that goes back adds nothing. */
export function spentMs(
  { run, times }: Pick<KeptScript, 'run' | 'times'>,
  line: string,
  now: number,
): number {
  const until = times.find((time) => time.line === line)?.spentMs ?? 0
  return run.is === 'running' && run.line === line ? until + Math.max(0, now - run.since) : until
}
