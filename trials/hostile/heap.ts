import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose_gc')
const collect: unknown = runInNewContext('gc')

/** Bytes in use on this process's heap after everything unreachable was collected. */
export async function usedHeap(): Promise<number> {
  if (typeof collect !== 'function') throw new Error('this Node has no collector to call')
  for (let round = 0; round < 3; round++) {
    collect()
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return process.memoryUsage().heapUsed
}
