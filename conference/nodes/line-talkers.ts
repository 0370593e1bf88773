import type { LineTalker, NodeId } from '#contract'

/** A neighbour as the line knows it: who talks beyond it, as long as it is there. */
export interface LineNeighbour {
  readonly peer: NodeId
  readonly heard: { readonly presence: { readonly state: string }; readonly talkers: readonly LineTalker[] }
}

/**
 * Who talks on the operators' voice line now (N37): who does here, and what the neighbours that are there say. Nothing
 * of it is kept.
 */
export interface LineTalkers {
  /** Replaced when it changes, never changed. */
  all(): readonly LineTalker[]
  /** For a neighbour: those who are not beyond it. */
  tellTo(peer: NodeId): LineTalker[]
  /** Who talks here, what a neighbour said, or its presence may have changed. */
  changed(): void
}

export function createLineTalkers(options: {
  node: NodeId
  /** Whose voice this node's consoles publish; null: nobody's. */
  own: () => { by: string; at: number } | null
  neighbours: () => readonly LineNeighbour[]
  onChange: () => void
}): LineTalkers {
  const { node, own, neighbours, onChange } = options
  let known: readonly LineTalker[] = []

  const read = (except: NodeId | null): LineTalker[] => {
    const here = own()
    const beyond = neighbours()
      .filter(({ peer, heard }) => peer !== except && heard.presence.state === 'up')
      .flatMap(({ heard }) => heard.talkers)
    return [...(here ? [{ node, by: here.by, since: here.at }] : []), ...beyond]
  }

  return {
    all: () => known,
    tellTo: read,
    changed() {
      const next = read(null)
      if (JSON.stringify(next) === JSON.stringify(known)) return
      known = next
      onChange()
    },
  }
}
