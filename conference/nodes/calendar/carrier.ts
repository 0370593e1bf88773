import type { NodeId } from '#contract'
import { createScope } from '#foundation/lifetime'
import type { Link } from '#foundation/link'
import type { Log } from '#foundation/log'
import type { Clock } from '#foundation/time'
import { createLatest } from '../latest.ts'

/** Tells one peer what it has not acknowledged, each thing by its key. */
export interface Carrier {
  /** These are others than the peer knows. */
  changed(keys: Iterable<string>): void
  close(): Promise<void>
}

export interface CarrierOptions<T> {
  peer: NodeId
  link: Pick<Link, 'watch' | 'presence'>
  /** The keys of all that concerns the peer: it is told all of it whenever it is back. */
  all: () => Iterable<string>
  /** What stands under the key now; null: nothing that concerns the peer. */
  read: (key: string) => T | null
  atOnce: number
  /** Resolves when the peer has stored them. */
  send: (due: T[]) => Promise<unknown>
  clock: Clock
  log: Log
}

/** Looks at what has changed only, and for as long as the peer is up; what was not acknowledged stays due. */
export function createCarrier<T>(options: CarrierOptions<T>): Carrier {
  const { peer, link, all, read, atOnce, send, clock, log } = options
  const scope = createScope()
  const due = new Set<string>()

  const takeSome = (): { keys: string[]; told: T[] } => {
    const keys: string[] = []
    const told: T[] = []
    for (const key of due) {
      if (told.length >= atOnce) break
      // What changes while it is told is due anew.
      due.delete(key)
      const now = read(key)
      if (now === null) continue
      keys.push(key)
      told.push(now)
    }
    return { keys, told }
  }
  const carrying = scope.add(
    createLatest(
      `calendar to ${peer}`,
      async () => {
        while (link.presence(peer).state === 'up' && due.size > 0) {
          const { keys, told } = takeSome()
          if (told.length === 0) return
          try {
            await send(told)
          } catch (error) {
            for (const key of keys) due.add(key)
            throw error
          }
        }
      },
      { clock, log },
    ),
  )
  const add = (keys: Iterable<string>) => {
    for (const key of keys) due.add(key)
  }
  scope.add(
    link.watch(peer, ({ state }) => {
      due.clear()
      if (state !== 'up') return
      add(all())
      carrying.trigger()
    }),
  )
  return {
    changed(keys) {
      // One that is away is told all of it when it is back.
      if (link.presence(peer).state !== 'up') return
      add(keys)
      if (due.size > 0) carrying.trigger()
    },
    close: () => scope.close(),
  }
}
