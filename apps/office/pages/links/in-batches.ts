/** How far a list of orders has come. */
export interface Progress {
  done: number
  all: number
}

/**
 * Carries out an order for a list, some at a time, one batch after the other. Rejects with what the first batch that
 * failed met; the batches before it have been told to `onDone`.
 */
export async function inBatches<Item, Reply>(
  items: readonly Item[],
  atOnce: number,
  order: (batch: Item[]) => Promise<Reply>,
  onDone: (reply: Reply, progress: Progress) => void,
): Promise<void> {
  for (let at = 0; at < items.length; at += atOnce) {
    const batch = items.slice(at, at + atOnce)
    onDone(await order(batch), { done: at + batch.length, all: items.length })
  }
}
