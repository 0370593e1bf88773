import { openPipe, type Pipe } from '../pipes/pipe.ts'
import type { Operation } from './operation.ts'

export const pipeListen: Operation<'pipe.listen'> = async (parts, { pipe: id, peer }) =>
  parts.inTurn(id, async () => {
    const { pool, pipes, listenOptions } = parts
    const make = async (): Promise<Pipe> => {
      const worker = await pool.leastLoaded((candidate) => pipes.at(candidate).length)
      const pipe = await openPipe({ id, peer, worker }, listenOptions)
      pipes.put(pipe)
      return pipe
    }
    const known = pipes.find(id)
    const pipe = known?.peer === peer ? known : await make()
    return { end: pipe.end() }
  })
