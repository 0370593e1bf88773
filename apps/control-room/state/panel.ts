/** What is open beside preview or program, or in the bar; one at a time. */
export type Panel =
  | { kind: 'scenes' }
  | { kind: 'dressing' }
  | { kind: 'content' }
  | { kind: 'control' }
  | { kind: 'slot'; slot: number }

/** Opens a panel; the one that is open closes. */
export function togglePanel(open: Panel | null, asked: Panel): Panel | null {
  const again =
    open?.kind === asked.kind && !(open.kind === 'slot' && asked.kind === 'slot' && open.slot !== asked.slot)
  return again ? null : asked
}
