import { type BodyOf, type ErrorBody, errorBody, type ReplyOf } from '#contract'
import { type SignInRequest, type SignInRequests, signInRequests } from '#contract/accounts'

/** What the node answered, or why it did not. `away`: it can't be reached, or speaks another version. */
export type Answer<T> = { kind: 'done'; reply: T } | { kind: 'refused'; error: ErrorBody } | { kind: 'away' }

/** Asks the node that this page came from; never throws. */
export type Ask = <Op extends SignInRequest>(
  op: Op,
  body: BodyOf<SignInRequests, Op>,
) => Promise<Answer<ReplyOf<SignInRequests, Op>>>

export function createAsk(fetch: typeof globalThis.fetch): Ask {
  return async (op, body) => {
    try {
      const answer = await fetch(`/api/v1/sign-in/${op}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        credentials: 'same-origin',
      })
      const got = Object(await answer.json()) as { error?: unknown }
      if (!answer.ok) {
        const { success, data } = errorBody.safeParse(got.error)
        return success ? { kind: 'refused', error: data } : { kind: 'away' }
      }
      const reply = signInRequests[op].reply.safeParse(got)
      return reply.success
        ? { kind: 'done', reply: reply.data as ReplyOf<SignInRequests, typeof op> }
        : { kind: 'away' }
    } catch {
      return { kind: 'away' }
    }
  }
}
