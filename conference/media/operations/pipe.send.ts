import { sendSet } from '../pipes/send-set.ts'
import type { Operation } from './operation.ts'

export const pipeSend: Operation<'pipe.send'> = async (parts, { pipe, sources }) =>
  parts.inTurn(pipe, () => sendSet(parts.pipes.get(pipe), sources, parts))
