import { createRegistry, type Registry, readUnits } from '#conference/sites'
import type { NodeId, SiteId } from '#contract'
import type { RegistryDocument } from '#contract/console'

/** The country's units as they are built in. */
export const registry: Registry = createRegistry(readUnits(), 'board', () => '2026-11-23')

export const document: RegistryDocument = {
  version: 'board',
  units: registry.all().map(({ id, parentId, fullName }) => ({
    ...{ id, parent: parentId, label: registry.labelOf(id), name: fullName },
  })),
}

/** The sites of a tier: at the centre every room of the country, in a province its communes. */
export const sitesOf = (node: NodeId): readonly SiteId[] =>
  node === 'VN' ? registry.all().map(({ id }) => id) : registry.childrenOf(node).map(({ id }) => id)
