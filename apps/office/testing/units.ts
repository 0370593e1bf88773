import { createRegistry, type Registry, readUnits } from '#conference/sites'
import type { RegistryDocument } from '#contract/console'

/** The country's units as they are built in. */
export const registry: Registry = createRegistry(readUnits(), 'office', () => '2026-11-23')

export const document: RegistryDocument = {
  version: 'office',
  units: registry.all().map(({ id, parentId, fullName }) => ({
    ...{ id, parent: parentId, label: registry.labelOf(id), name: fullName },
  })),
}
