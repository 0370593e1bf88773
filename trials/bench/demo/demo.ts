import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Bench, progress, rounded } from '../figure.ts'
import { startDemo } from './child.ts'
import { readTree } from './process-tree.ts'

const settleMs = 6_000
const windowMs = 24_000

/** The demo as a person starts it, with a data directory of its own: how soon it is there and what it costs. */
export const demo: Bench = async () => {
  const data = await mkdtemp(join(tmpdir(), 'lienthong-bench-'))
  const child = startDemo(data)
  try {
    const seconds = await child.ready()
    progress(`demo: its links were printed after ${seconds.toFixed(2)} s`)
    await wait(settleMs)
    const before = await readTree(child.pid)
    await wait(windowMs)
    const after = await readTree(child.pid)
    const elapsed = (after.at - before.at) / 1000
    for (const [pid, { name, cpuSeconds, rssMib }] of after.processes) {
      const used = cpuSeconds - (before.processes.get(pid)?.cpuSeconds ?? 0)
      progress(`demo: ${name} ${(used / elapsed).toFixed(3)} of a core, ${rssMib.toFixed(0)} MiB`)
    }
    const figure = (name: string, value: number, unit: 's' | 'cores' | 'MiB') =>
      ({ bench: 'demo', figure: name, value, unit }) as const
    return [
      figure('warm_start', rounded(seconds, 2), 's'),
      figure('cpu_share_of_core', rounded((after.cpuSeconds - before.cpuSeconds) / elapsed, 3), 'cores'),
      figure('rss_mib', rounded(after.rssMib), 'MiB'),
    ]
  } finally {
    await child.stop()
    await rm(data, { recursive: true, force: true })
  }
}
