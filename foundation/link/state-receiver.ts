import { z } from 'zod'

const stateSchema = z.object({
  epoch: z.string().min(1),
  revision: z.number().int().positive(),
  state: z.unknown().optional(),
})

/** Lives of the peer's channel that are over, remembered against a late message. */
const rememberedEpochs = 16

/** Which of the states that arrive are newer than what was applied. */
export interface StateReceiver {
  /** Throws what `apply` throws, and a zod error for a body that carries no state. A state that is too old is ignored. */
  receive(body: unknown): void
}

/**
 * Epochs have no order: the one that came last is current, and an epoch that was replaced is never believed again.
 * Within an epoch an older revision is ignored; the same one is applied again, for the peer resends it after a cut.
 */
export function createStateReceiver(apply: (whole: unknown) => void): StateReceiver {
  const retired: string[] = []
  let last = { epoch: '', revision: 0 }

  return {
    receive(body) {
      const { epoch, revision, state } = stateSchema.parse(body)
      if (retired.includes(epoch)) return
      if (epoch === last.epoch && revision < last.revision) return
      if (epoch !== last.epoch && last.epoch) retired.push(last.epoch)
      if (retired.length > rememberedEpochs) retired.shift()
      last = { epoch, revision }
      apply(state)
    },
  }
}
