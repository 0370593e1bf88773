import type { Directory, Lineage } from '#conference/directory-store'
import type { Registry } from '#conference/sites'
import type { Clock } from '#foundation/time'
import type { Place } from '../place.ts'
import { createDirectoryDesk, type DirectoryDesk } from './desk.ts'
import { createDirectoryFiles, type DirectoryFiles } from './files-desk.ts'

export interface DirectorySideOptions {
  place: Place
  directory: Directory
  lineage: Pick<Lineage, 'index'>
  registry: Pick<Registry, 'all' | 'historyOf' | 'labelOf'>
  newId: () => string
  clock: Pick<Clock, 'now'>
}

/** The directory of this node's own sites for its consoles: records, and sheets of them. Holds nothing to be closed. */
export function createDirectorySide(options: DirectorySideOptions): {
  desk: DirectoryDesk
  files: DirectoryFiles
} {
  const { place, directory, lineage, registry, newId, clock } = options
  const { labelOf } = registry
  const desk = createDirectoryDesk({ place, directory, registry, clock })
  return {
    desk,
    files: createDirectoryFiles({
      ...{ node: place.self, directory, sites: desk.sites, formers: lineage.index, labelOf, newId, clock },
    }),
  }
}
