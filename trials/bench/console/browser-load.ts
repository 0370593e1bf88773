import { readFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { readTree } from '../demo/process-tree.ts'

/** Shares of one core that Chromium's processes used, by what they are: `browser`, `renderer`, `gpu-process`, `utility`. */
export type BrowserLoad = ReadonlyMap<string, number>

/** Watches the processes of the only Chromium that this process has started, for so long. */
export async function readBrowserLoad(forMs: number): Promise<BrowserLoad> {
  const before = await readTree(process.pid)
  await wait(forMs)
  const after = await readTree(process.pid)
  const load = new Map<string, number>()
  for (const [pid, { name, cpuSeconds }] of after.processes) {
    if (!/^chrom/.test(name)) continue
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    const kind = /--type=([\w-]+)/.exec(line)?.[1] ?? 'browser'
    const used = cpuSeconds - (before.processes.get(pid)?.cpuSeconds ?? 0)
    load.set(kind, (load.get(kind) ?? 0) + (used * 1000) / (after.at - before.at))
  }
  if (!load.has('browser') || !load.has('renderer')) throw new Error('no Chromium was found')
  return load
}
