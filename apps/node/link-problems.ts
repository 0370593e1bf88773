import type { LinkProblem } from '#foundation/link'
import type { Log } from '#foundation/log'
import type { Clock } from '#foundation/time'

/** A peer that sends nothing but rubbish gets one line in so many milliseconds, not one for each frame. */
const oneLineMs = 10_000

/** Writes what goes wrong on a link to the log, each kind of trouble with a peer at most once in 10 s. */
export function logLinkProblems(log: Log, clock: Clock): (problem: LinkProblem) => void {
  const told = new Map<string, { at: number; passedOver: number }>()

  return (problem) => {
    const key = `${problem.kind} ${subjectOf(problem)}`
    const before = told.get(key)
    const now = clock.now()
    if (before && now - before.at < oneLineMs) {
      before.passedOver++
      return
    }
    told.set(key, { at: now, passedOver: 0 })
    const { level, message } = lineOf(problem)
    const { kind, ...fields } = problem
    log[level](message, { ...fields, ...(before?.passedOver && { passedOver: before.passedOver }) })
  }
}

/** Whom it is about; of a transport's trouble, the part before what the transport itself says. */
function subjectOf(problem: LinkProblem): string {
  switch (problem.kind) {
    case 'malformed':
    case 'handler-failed':
      return problem.from
    case 'transport':
      return problem.detail.split(':', 1).join()
    case 'watcher-failed':
    case 'duplicate':
      return problem.peer
  }
}

function lineOf({ kind }: LinkProblem): { level: 'warn' | 'error'; message: string } {
  switch (kind) {
    case 'malformed':
      return { level: 'warn', message: 'link: a frame was not understood' }
    case 'handler-failed':
      return { level: 'error', message: 'link: a message could not be handled' }
    case 'transport':
      return { level: 'warn', message: 'link: the message server' }
    case 'watcher-failed':
      return { level: 'error', message: 'link: a change of presence could not be handled' }
    case 'duplicate':
      return { level: 'error', message: 'link: another process goes by our name; end one of the two' }
  }
}
