import { createLive, type Live, RequestFailed, refusalOf } from '#browser/live-state'
import { fetchRegistry, indexRegistry, type RegistryIndex } from '#browser/meeting'
import { type BodyOf, type ErrorBody, PROTOCOL_VERSION, type ReplyOf } from '#contract'
import type { ConsoleOperation, ConsoleOperations } from '#contract/console'
import type { Clock } from '#foundation/time'
import { type Asked, type AskedOptions, createAsked } from './asked.ts'
import { type Call, createCall, type Fetch } from './call.ts'

export type NodeToldOf = ReplyOf<ConsoleOperations, 'node.describe'>

/** Whether one may be here. `old`: the page and its node are of different versions. */
export type Entry =
  | { kind: 'opening' }
  | { kind: 'refused'; error: ErrorBody }
  | { kind: 'old' }
  | { kind: 'in'; node: NodeToldOf }

/** Whether what is shown is so now. Moments are Unix milliseconds. */
export type Line =
  | { kind: 'opening' }
  | { kind: 'live'; at: number }
  /** `at`: of the last answer; null: there was none. */
  | { kind: 'lost'; since: number; at: number | null }

export interface OfficeOptions {
  fetch: Fetch
  clock: Clock
  whenLookedAt: AskedOptions<unknown>['whenLookedAt']
}

/** What every page of the office works with. It lives as long as the window; `close()` ends its own questions. */
export interface Office {
  entry: Live<Entry>
  line: Live<Line>
  /** The units at or below this node; null: not known yet. */
  registry: Live<RegistryIndex | null>
  /** An order or a question, once; what it meets is seen in `entry` and `line` too. */
  call: Call
  /** A question of a page, asked again and again until the page closes it. */
  asking<T>(ask: () => Promise<T>): Asked<T>
  /** Asks at once whether the node answers and lets one in. */
  retry(): void
  clock: Clock
  close(): void
}

export function createOffice({ fetch, clock, whenLookedAt }: OfficeOptions): Office {
  const entry = createLive<Entry>({ kind: 'opening' })
  const line = createLive<Line>({ kind: 'opening' })
  const registry = createLive<RegistryIndex | null>(null)
  const plain = createCall(fetch)

  const answered = () => line.set({ kind: 'live', at: clock.now() })
  const failed = (error: unknown) => {
    const refusal = refusalOf(error)
    if (refusal) {
      answered()
      const isShut = refusal.code === 'auth.required' || refusal.code === 'auth.code-demanded'
      if (isShut || entry.get().kind === 'opening') entry.set({ kind: 'refused', error: refusal })
    } else if (error instanceof RequestFailed && error.failure.kind === 'malformed') {
      if (entry.get().kind === 'opening') entry.set({ kind: 'old' })
    } else {
      line.update((now) => {
        if (now.kind === 'lost') return now
        return { kind: 'lost', since: clock.now(), at: now.kind === 'live' ? now.at : null }
      })
    }
  }
  const call: Call = async <Op extends ConsoleOperation>(op: Op, body: BodyOf<ConsoleOperations, Op>) => {
    try {
      const reply = await plain(op, body)
      answered()
      return reply
    } catch (error) {
      failed(error)
      throw error
    }
  }
  const asking = <T>(ask: () => Promise<T>) => createAsked({ ask, clock, whenLookedAt })

  // Both are needed before a list can be drawn: they are asked for side by side. The units change with the program.
  const units = asking(async () => (registry.get() === null ? fetchRegistry(fetch) : null))
  const node = asking(() => call('node.describe', {}))
  const arrange = () => {
    const [told, document] = [node.live.get(), units.live.get()]
    if (told.kind !== 'here') return
    if (told.is.protocol !== PROTOCOL_VERSION) return entry.set({ kind: 'old' })
    if (document.kind === 'here' && document.is) registry.set(indexRegistry(document.is, told.is.id))
    const before = entry.get()
    const isSame = before.kind === 'in' && JSON.stringify(before.node) === JSON.stringify(told.is)
    if (!isSame) entry.set({ kind: 'in', node: told.is })
  }
  node.live.subscribe(arrange)
  units.live.subscribe(arrange)

  return {
    ...{ entry, line, registry, call, asking, clock },
    retry() {
      void units.again()
      void node.again()
    },
    close() {
      units.close()
      node.close()
    },
  }
}
