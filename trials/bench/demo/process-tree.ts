import { execFileSync } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'

/** One reading of a process and all that it started. */
export interface TreeReading {
  /** Milliseconds of the monotonic clock. */
  at: number
  /** User and system time of all that live, seconds. */
  cpuSeconds: number
  /** Resident memory; pages that processes share count in each. */
  rssMib: number
  processes: ReadonlyMap<number, ProcessReading>
}

export interface ProcessReading {
  name: string
  parent: number
  cpuSeconds: number
  rssMib: number
}

/** Ticks of `/proc/PID/stat` in a second, and bytes of its pages. */
const [ticksPerSecond, pageBytes] = ['CLK_TCK', 'PAGESIZE'].map((name) =>
  Number(execFileSync('getconf', [name], { encoding: 'utf8' })),
) as [number, number]

/** Reads the tree below and with `root`. Rejects when `root` has ended. */
export async function readTree(root: number): Promise<TreeReading> {
  const at = performance.now()
  const all = new Map<number, ProcessReading>()
  for (const name of await readdir('/proc')) {
    const pid = Number(name)
    if (!Number.isInteger(pid)) continue
    // A process that ended meanwhile is left out.
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
    if (stat !== null) all.set(pid, parseStat(stat))
  }
  const processes = new Map<number, ProcessReading>()
  const enter = (pid: number) => {
    const reading = all.get(pid)
    if (!reading) throw new Error(`process ${pid} has ended`)
    processes.set(pid, reading)
    for (const [child, { parent }] of all) if (parent === pid) enter(child)
  }
  enter(root)
  const sum = (of: (reading: ProcessReading) => number) =>
    [...processes.values()].reduce((total, reading) => total + of(reading), 0)
  return {
    at,
    processes,
    cpuSeconds: sum(({ cpuSeconds }) => cpuSeconds),
    rssMib: sum(({ rssMib }) => rssMib),
  }
}

/** Fields as in proc_pid_stat(5). The name stands in parentheses and may contain spaces and parentheses. */
function parseStat(stat: string): ProcessReading {
  const close = stat.lastIndexOf(')')
  const fields = stat
    .slice(close + 2)
    .split(' ')
    .map(Number)
  const field = (number: number) => fields[number - 3] ?? 0
  return {
    name: stat.slice(stat.indexOf('(') + 1, close),
    parent: field(4),
    cpuSeconds: (field(14) + field(15)) / ticksPerSecond,
    rssMib: (field(24) * pageBytes) / 2 ** 20,
  }
}
