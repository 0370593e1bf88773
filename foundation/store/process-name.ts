import { readFile } from 'node:fs/promises'

/** A process of this machine; unlike its pid alone this is never given to another one. */
export interface ProcessName {
  readonly pid: number
  /** Clock ticks between the machine's boot and the process's start (proc(5), field 22 of stat). */
  readonly startedAt: string
  /** Of the machine's boot; without dashes. */
  readonly boot: string
}

export async function thisProcess(): Promise<ProcessName> {
  const stat = await statOf(process.pid)
  return { pid: process.pid, startedAt: stat?.startedAt ?? '0', boot: await bootId() }
}

/** Whether that very process still runs; one that is dead but not yet reaped by its parent does not. */
export async function isRunning({ pid, startedAt, boot }: ProcessName): Promise<boolean> {
  if (boot !== (await bootId())) return false
  const stat = await statOf(pid)
  return stat !== undefined && stat.startedAt === startedAt && stat.state !== 'Z' && stat.state !== 'X'
}

async function bootId(): Promise<string> {
  return (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim().replaceAll('-', '')
}

async function statOf(pid: number): Promise<{ state: string; startedAt: string } | undefined> {
  let text: string
  try {
    text = await readFile(`/proc/${pid}/stat`, 'utf8')
  } catch {
    return undefined
  }
  // The second field is the program's name in brackets and may itself hold spaces and brackets.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const [state, startedAt] = [fields[0], fields[19]]
  return state === undefined || startedAt === undefined ? undefined : { state, startedAt }
}
