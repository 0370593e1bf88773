import { openPipe } from '../pipes/pipe.ts'
import type { Operation } from './operation.ts'

export const pipeListen: Operation<'pipe.listen'> = async (parts, { pipe: id, peer }) =>
  parts.inTurn(id, async () => {
    const { pipePlaces, pipes, listenOptions } = parts
    const known = pipes.find(id)
    if (known?.peer === peer) return { end: known.end() }
    return pipePlaces.place(async (worker) => {
      const pipe = await openPipe({ id, peer, worker }, listenOptions)
      pipes.put(pipe)
      return { end: pipe.end() }
    })
  })
