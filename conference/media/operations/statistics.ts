import { pipeStatistics, sourceStatistics, workerStatistics } from '../statistics.ts'
import type { Operation } from './operation.ts'

/** What ends while it is being counted is left out. */
export const statistics: Operation<'statistics'> = async ({ clock, pool, pipes, seats, sources }) => {
  const [pipeCounts, sourceCounts, workerCounts] = await Promise.all([
    counted(pipes.all().map(pipeStatistics)),
    counted(sources.all().map(sourceStatistics)),
    counted(pool.running().map((worker) => workerStatistics(worker, seats.at(worker).length))),
  ])
  return { at: clock.now(), pipes: pipeCounts, sources: sourceCounts, workers: workerCounts }
}

async function counted<T>(asked: Promise<T>[]): Promise<T[]> {
  const results = await Promise.allSettled(asked)
  return results.filter((result) => result.status === 'fulfilled').map((result) => result.value)
}
