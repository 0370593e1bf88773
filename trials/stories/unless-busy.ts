import { availableParallelism, loadavg } from 'node:os'

/**
 * A machine with more to do than it has cores draws, encodes and decodes too slowly, and a test of a site says so. What
 * was not proven is tried again then, and only then, after `between`; it is said each time. `again`: at most so often.
 */
export async function unlessBusy(
  prove: () => Promise<void>,
  between: () => Promise<void>,
  again = 2,
): Promise<void> {
  try {
    await prove()
  } catch (error) {
    const [load = 0] = loadavg()
    if (again === 0 || load <= availableParallelism()) throw error
    process.stdout.write(`tested again, with a load of ${load.toFixed(1)}: ${error}\n`)
    await between()
    await unlessBusy(prove, between, again - 1)
  }
}
