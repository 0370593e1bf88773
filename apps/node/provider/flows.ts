/** What a browser has to bring back from the identity provider, and what is kept of it meanwhile. */
export interface Flow {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/** Sign-ins that are on their way through the identity provider, each taken once. */
export interface Flows {
  /** Returns the id that belongs into the browser's cookie. */
  put(flow: Flow): string
  take(id: string): Flow | undefined
}

/** As long as a person takes at their provider, a second factor included. */
export const FLOW_MS = 10 * 60_000
/** Beyond these the oldest is given up: nobody fills the memory by beginning. */
const mostFlows = 2000

/** `newId`: unguessable. */
export function createFlows({ now, newId }: { now: () => number; newId: () => string }): Flows {
  const waiting = new Map<string, { flow: Flow; until: number }>()
  return {
    put(flow) {
      // In the order in which they began.
      for (const [id, { until }] of waiting) {
        if (until > now() && waiting.size < mostFlows) break
        waiting.delete(id)
      }
      const id = newId()
      waiting.set(id, { flow, until: now() + FLOW_MS })
      return id
    },
    take(id) {
      const found = waiting.get(id)
      waiting.delete(id)
      return found && found.until > now() ? found.flow : undefined
    },
  }
}
