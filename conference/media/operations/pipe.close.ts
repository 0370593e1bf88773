import type { Operation } from './operation.ts'

export const pipeClose: Operation<'pipe.close'> = async ({ inTurn, pipes }, { pipe }) =>
  inTurn(pipe, async () => {
    pipes.close(pipe)
    return {}
  })
