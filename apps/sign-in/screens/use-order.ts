import { useState } from 'react'
import type { Phrase } from '#browser/kit'
import type { BodyOf, ReplyOf } from '#contract'
import type { SignInRequest, SignInRequests } from '#contract/accounts'
import type { Ask } from '../state/ask.ts'
import { both } from './words.ts'

/** What went wrong, to be read: the node's own sentence, or that there is no node. */
export interface Problem extends Phrase {
  code: string | null
}

/** One order at a time: `busy` meanwhile, `problem` until the next. Resolves with the reply, or null. */
export function useOrder(ask: Ask) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const order = async <Op extends SignInRequest>(
    op: Op,
    body: BodyOf<SignInRequests, Op>,
    handled: (code: string) => boolean = () => false,
  ): Promise<ReplyOf<SignInRequests, Op> | null> => {
    setBusy(true)
    const answer = await ask(op, body)
    setBusy(false)
    if (answer.kind === 'done') {
      setProblem(null)
      return answer.reply
    }
    if (answer.kind === 'away') setProblem({ ...both('away'), code: null })
    else if (handled(answer.error.code)) setProblem(null)
    else setProblem({ ...answer.error.message, code: answer.error.code })
    return null
  }
  return { busy, problem, setProblem, order }
}
