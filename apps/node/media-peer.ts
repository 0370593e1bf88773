import type { NodeId } from '#contract'

/** The peer under which a node's media host is reached. */
export const mediaPeerOf = (node: NodeId) => `${node}_media`
