import { RequestFailed } from '#browser/live-state'
import { type BodyOf, errorBody, type ReplyOf } from '#contract'
import { type ConsoleOperation, type ConsoleOperations, consoleOperations } from '#contract/console'

export type Fetch = typeof globalThis.fetch

/** Asks the node for an operation of the console. Rejects with `RequestFailed`, which says why. */
export type Call = <Op extends ConsoleOperation>(
  op: Op,
  body: BodyOf<ConsoleOperations, Op>,
) => Promise<ReplyOf<ConsoleOperations, Op>>

/** A file of a thousand rows is read in a few seconds; who waits longer is told. */
const PATIENCE_MS = 30_000

/** The console's operations over HTTP, by the cookie with which one is signed in; replies are in the contract's form. */
export function createCall(fetch: Fetch): Call {
  return async <Op extends ConsoleOperation>(op: Op, body: BodyOf<ConsoleOperations, Op>) => {
    const said = await ask(fetch, op, body)
    const reply = consoleOperations[op].reply.safeParse(said)
    if (!reply.success) throw new RequestFailed(op, { kind: 'malformed', reason: reply.error.message })
    return reply.data as ReplyOf<ConsoleOperations, Op>
  }
}

async function ask(fetch: Fetch, op: string, body: unknown): Promise<unknown> {
  let answer: { ok: boolean; said: unknown }
  try {
    const response = await fetch(`/api/v1/${op}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    answer = { ok: response.ok, said: await response.json() }
  } catch (error) {
    const late = error instanceof DOMException && error.name === 'TimeoutError'
    throw new RequestFailed(op, late ? { kind: 'timeout', ms: PATIENCE_MS } : { kind: 'disconnected' })
  }
  if (answer.ok) return answer.said
  const refusal = errorBody.safeParse((answer.said as { error?: unknown } | null)?.error)
  if (!refusal.success) throw new RequestFailed(op, { kind: 'malformed', reason: refusal.error.message })
  throw new RequestFailed(op, { kind: 'refused', error: refusal.data })
}
