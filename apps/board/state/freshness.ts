/** Whether what is shown is so now. `old`: it was so at `asOf` (this device's clock, Unix ms). */
export type Freshness = { kind: 'nothing' } | { kind: 'live' } | { kind: 'old'; asOf: number }

/** The connection went; `heardAt` is when the node was heard last. */
export const whenLost = (before: Freshness, heardAt: number): Freshness =>
  before.kind === 'live' ? { kind: 'old', asOf: heardAt } : before
