import { receiveSet } from '../pipes/receive-set.ts'
import type { Operation } from './operation.ts'

export const pipeReceive: Operation<'pipe.receive'> = async (parts, { pipe, offers }) =>
  parts.inTurn(pipe, () => receiveSet(parts.pipes.get(pipe), offers, parts))
