import { Refusal } from '#contract'

/** Turns what mediasoup throws at parameters that it does not accept into a refusal; refusals pass. */
export async function rejecting<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof Refusal || workerIsGone(error)) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new Refusal('media.rejected', { reason: reason.slice(0, 300) })
  }
}

/** Whether mediasoup could not even ask: the worker (or the object's owner) ended. */
export function workerIsGone(error: unknown): boolean {
  return error instanceof Error && error.name === 'InvalidStateError'
}
