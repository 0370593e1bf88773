import type { Operation } from './operation.ts'

export const pipeJoin: Operation<'pipe.join'> = async ({ inTurn, pipes }, { pipe, end }) =>
  inTurn(pipe, async () => {
    await pipes.get(pipe).join(end)
    return {}
  })
