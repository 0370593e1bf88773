import type { Store } from '#foundation/store'
import type { Registry } from './registry.ts'

/** What every operation of this folder is given. */
export interface SitesContext {
  readonly store: Store
  /** `now()` in ms UTC. */
  readonly clock: { now(): number }
  readonly registry: Registry
  /** Unguessable bytes. */
  readonly random: (bytes: number) => Buffer
}
