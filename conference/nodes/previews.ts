import { isDeepStrictEqual } from 'node:util'
import type { NodeId, Scene, SessionState } from '#contract'
import type { Preview } from '#contract/uplink'
import type { Clock, Timer } from '#foundation/time'

/** How long a preview stands after the last word on it, milliseconds: a console that was left costs no line for ever. */
const lastsMs = 10 * 60_000

/**
 * What is in preview in the sessions that run here (N15). Kept in memory only: a preview is nobody's order, and the
 * console that has it says it again.
 */
export interface Previews {
  /** At most one scene a session. */
  all(): Preview[]
  /** An operator's word on a session that this node owns; replaces the one before. Null: nothing is in preview. */
  prepare(session: string, scene: Scene | null): void
  /** The whole of what is in preview in the sessions from above. */
  adopt(previews: readonly Preview[]): void
  /** Sessions have changed: what was taken goes, and what belongs to a session that has ended. */
  sessionsChanged(): void
  /** Idempotent. */
  close(): void
}

export interface PreviewsOptions {
  node: NodeId
  sessions: () => readonly SessionState[]
  clock: Clock
  onChange: () => void
}

export function createPreviews({ node, sessions, clock, onChange }: PreviewsOptions): Previews {
  const own = new Map<string, { scene: Scene; expiry: Timer }>()
  let above: readonly Preview[] = []

  const ownedHere = (id: string) => sessions().find((session) => session.id === id && session.owner === node)
  const drop = (session: string) => {
    clock.clearTimeout(own.get(session)?.expiry)
    return own.delete(session)
  }
  const expire = (session: string) => {
    if (drop(session)) onChange()
  }

  return {
    all: () => [...above, ...[...own].map(([session, { scene }]) => ({ session, scene }))],
    prepare(session, scene) {
      const before = own.get(session)?.scene ?? null
      const isOnAir = isDeepStrictEqual(scene, ownedHere(session)?.program.scene)
      const after = isOnAir ? null : scene
      drop(session)
      if (after !== null)
        own.set(session, { scene: after, expiry: clock.setTimeout(() => expire(session), lastsMs) })
      if (!isDeepStrictEqual(before, after)) onChange()
    },
    adopt(previews) {
      const foreign = previews.filter(({ session }) => !ownedHere(session))
      if (isDeepStrictEqual(foreign, above)) return
      above = foreign
      onChange()
    },
    sessionsChanged() {
      const over = [...own].filter(([id, { scene }]) => {
        const session = ownedHere(id)
        return session === undefined || isDeepStrictEqual(session.program.scene, scene)
      })
      for (const [session] of over) drop(session)
      if (over.length > 0) onChange()
    },
    close() {
      for (const session of [...own.keys()]) drop(session)
    },
  }
}
