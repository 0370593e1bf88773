import { readFileSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'

/**
 * Of a machine that does nothing but this test something waits for a core in 20 % of the time. What is tried is shorter
 * than the minute of the load average, so both are asked.
 */
const MOST_WAITING = 0.35

/**
 * A machine with more to do than it has cores draws, encodes and decodes too slowly, and a test of a site says so. What
 * was not proven is tried again then, and only then, after `between`; it is said each time. `again`: at most so often.
 */
export async function unlessBusy(
  prove: () => Promise<void>,
  between: () => Promise<void>,
  again = 2,
): Promise<void> {
  const waiting = startWaiting()
  try {
    await prove()
  } catch (error) {
    const [load = 0] = loadavg()
    const share = waiting()
    const busy = `with a load of ${load.toFixed(1)}, ${Math.round(100 * share)} % of the time waiting for a core`
    const isBusy = load > availableParallelism() || share > MOST_WAITING
    if (again === 0 || !isBusy) {
      process.stdout.write(`failed ${busy}\n`)
      throw error
    }
    process.stdout.write(`tested again, ${busy}: ${error}\n`)
    await between()
    await unlessBusy(prove, between, again - 1)
  }
}

/** Share of the time since then in which something that could run waited for a core; 0 where the kernel doesn't tell. */
function startWaiting(): () => number {
  const began = { at: performance.now(), ms: waitedMs() }
  return () => (waitedMs() - began.ms) / (performance.now() - began.at)
}

/** Linux, pressure stall information: microseconds since the machine started, of `some`. */
function waitedMs(): number {
  try {
    const [, total = '0'] = /^some .*total=(\d+)/m.exec(readFileSync('/proc/pressure/cpu', 'utf8')) ?? []
    return Number(total) / 1000
  } catch {
    return 0
  }
}
