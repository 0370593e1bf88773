import { readdirSync, readFileSync } from 'node:fs'

/** Process ids of the media workers that a media host runs, oldest first. */
export function workerPids(mediaHost: number): number[] {
  const children = readdirSync(`/proc/${mediaHost}/task`).flatMap((thread) =>
    readFileSync(`/proc/${mediaHost}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  )
  return children.filter((pid) => commandOf(pid).includes('mediasoup-worker')).sort((a, b) => a - b)
}

/** Empty for a process that has ended. */
function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}
