import type { Layer, NodeId, Scene, SessionState, SiteId, SourceKey } from '#contract'
import type { FeedWish } from '#contract/media'
import type { RefusedWant, Want } from '#contract/uplink'

/** What a node knows when it decides which sources go where. Plain data; nothing in it is changed. */
export interface CascadeInput {
  self: NodeId
  parent: NodeId | null
  children: readonly NodeId[]
  /** Local sites that can receive now. */
  audience: readonly SiteId[]
  /** Sources published by local sites. */
  local: readonly SourceKey[]
  /** Those of `local` that consoles publish as the node's own room: its page watches them as it does others'. */
  fromConsoles?: readonly SourceKey[]
  /** Sources that arrived through the pipe of each neighbour. */
  arrived: Readonly<Record<NodeId, readonly SourceKey[]>>
  sessions: readonly SessionState[]
  /** The scene that is in preview, by session. No entry: none. */
  previews?: Readonly<Record<string, Scene>>
  /** What consoles of this node watch; of several entries for a source the highest layer counts. */
  monitors?: readonly Monitor[]
  /** Local sites whose test is returned to them now. */
  loops?: readonly Loop[]
  peerWants: Readonly<Record<NodeId, readonly Want[]>>
  /** How many video streams the link with a neighbour carries in each direction (K). No entry: none. */
  budget: Readonly<Record<NodeId, Budget>>
  /**
   * What each neighbour answered to our wants that it can't give (`offers.refused`). Such a source takes no
   * place in a budget, and the reason is passed on to whoever waits for it behind us.
   */
  refusedByPeer?: Readonly<Record<NodeId, readonly RefusedWant[]>>
  /** What flows into each neighbour's pipe now (`sends` of the plan before); keeps ties as they are. */
  flowing?: Readonly<Record<NodeId, readonly SourceKey[]>>
}

/** What a console watches: the layer of a picture, null for sound. */
export interface Monitor {
  source: SourceKey
  layer: Layer | null
}

/** The test of a site is returned by its own node or by the top one. */
export interface Loop {
  site: SiteId
  by: NodeId
}

export interface Budget {
  in: number
  out: number
}

/** What a local site is ordered to send. */
export interface PublishOrder {
  /** Highest layer that anybody watches or has on standby; null: no video at all. */
  camera: Layer | null
  microphone: boolean
  content: boolean
}

/** What follows from the input: asked, sent, refused, ordered, fed. Every list is sorted, every neighbour has an entry. */
export interface CascadePlan {
  /** What we ask of each neighbour. */
  wants: Record<NodeId, Want[]>
  /** What we did not ask of a neighbour because its link has no place left, in words. */
  shortfalls: Record<NodeId, RefusedWant[]>
  /** What flows into each neighbour's pipe. */
  sends: Record<NodeId, SourceKey[]>
  /** Wants of the neighbour that can't be met. */
  refused: Record<NodeId, RefusedWant[]>
  /** For every local site that has sources. */
  publish: Record<SiteId, PublishOrder>
  /** For every site of the audience: sources that are here. Equal lists may be the same array. */
  feeds: Record<SiteId, FeedWish[]>
  /** What consoles of this node watch and can be given now. */
  monitors: SourceKey[]
  /** For every local site: the nodes whose audience gets its camera. */
  seenBy: Record<SiteId, NodeId[]>
  /** For every local site: the nodes whose audience gets its microphone. */
  heardBy: Record<SiteId, NodeId[]>
}
