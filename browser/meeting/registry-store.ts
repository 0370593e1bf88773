import { createLive, type Live } from '#browser/live-state'
import type { NodeId } from '#contract'
import type { RegistryDocument } from '#contract/console'
import type { Clock, Timer } from '#foundation/time'
import { indexRegistry, type Labels, labelsOf, type RegistryIndex } from './registry-index.ts'

export type RegistryState =
  | { kind: 'loading' }
  /** Tried again by itself every {@link RETRY_MS}. */
  | { kind: 'failed'; reason: string }
  | { kind: 'ready'; index: RegistryIndex; labels: Labels }

const RETRY_MS = 3000

interface RegistryStore {
  live: Live<RegistryState>
  /** Loads the registry for the tree below a node, once per node. */
  load(node: NodeId): void
  close(): void
}

export function createRegistryStore(
  fetchDocument: () => Promise<RegistryDocument>,
  clock: Clock,
): RegistryStore {
  const live = createLive<RegistryState>({ kind: 'loading' })
  let document: RegistryDocument | undefined
  let root: NodeId | undefined
  let underWay = false
  let closed = false
  let retry: Timer | undefined

  const arrange = () => {
    if (!document || !root) return
    const now = live.get()
    if (now.kind === 'ready' && now.index.root === root) return
    live.set({ kind: 'ready', index: indexRegistry(document, root), labels: labelsOf(document) })
  }

  const fetchIt = async () => {
    if (underWay || closed) return
    underWay = true
    retry?.cancel()
    try {
      document = await fetchDocument()
      if (!closed) arrange()
    } catch (error) {
      if (closed) return
      live.set({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) })
      retry = clock.setTimeout(() => void fetchIt(), RETRY_MS)
    } finally {
      underWay = false
    }
  }

  return {
    live,
    load(node) {
      root = node
      if (document) arrange()
      else void fetchIt()
    },
    close() {
      closed = true
      retry?.cancel()
    },
  }
}
