import {
  beginSession,
  type LayoutName,
  type NodeId,
  type SessionState,
  type SiteId,
  type SlotSource,
  slotCounts,
} from '#contract'
import type { CascadeInput } from '../types.ts'

/** What a test puts into a slot; null: nothing. */
export type Placed = SiteId | 'speaker' | null

/** A session with these in its slots and these microphones open. */
export function sessionWith(
  owner: NodeId,
  layout: LayoutName,
  placed: readonly Placed[],
  open: readonly SiteId[] = [],
  id = `session-${owner}`,
): SessionState {
  const slots = Array.from({ length: slotCounts[layout] }, (_, slot): SlotSource => {
    const site = placed[slot]
    if (site === 'speaker') return { kind: site }
    return site ? { kind: 'site', site } : { kind: 'empty' }
  })
  const by = 'Kỹ thuật'
  const session = beginSession({ id, title: 'Giao ban', owner, chair: owner, bound: 6, by, at: 0 })
  return {
    ...session,
    revision: 1,
    program: { revision: 1, scene: { layout, slots }, takenBy: by, takenAt: 0 },
    floor: { ...session.floor, open: [...open] },
  }
}

/** A province's input: below the centre, links of eight pictures each way. */
export function provinceInput(changes: Partial<CascadeInput> = {}): CascadeInput {
  return {
    self: 'VN-25',
    parent: 'VN',
    children: [],
    audience: [],
    local: [],
    arrived: {},
    sessions: [],
    peerWants: {},
    budget: { VN: { in: 8, out: 8 } },
    ...changes,
  }
}

/** The centre's input, with three provinces below. */
export function centreInput(changes: Partial<CascadeInput> = {}): CascadeInput {
  const children = ['VN-19', 'VN-25', 'VN-31']
  return {
    ...provinceInput(),
    self: 'VN',
    parent: null,
    children,
    budget: Object.fromEntries(children.map((child) => [child, { in: 8, out: 8 }])),
    ...changes,
  }
}
