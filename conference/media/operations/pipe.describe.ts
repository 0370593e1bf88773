import { describeSending } from '../pipes/send-set.ts'
import type { Operation } from './operation.ts'

export const pipeDescribe: Operation<'pipe.describe'> = async ({ pipes }, { pipe }) => {
  const found = pipes.get(pipe)
  return {
    sending: describeSending(found),
    receiving: [...found.receiving.values()].map(({ offer }) => offer),
  }
}
