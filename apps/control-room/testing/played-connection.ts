import { createLive, RequestFailed } from '#browser/live-state'
import { describeError } from '#contract'
import type { ConsoleConnection } from '../edge/console-connection.ts'

/** A connection whose node is played by the test: what was asked, what is answered, what is told. */
export function playedConnection() {
  const sent: { op: string; body: unknown }[] = []
  const heard = new Map<string, ((body: never) => void)[]>()
  const state = createLive<ReturnType<ConsoleConnection['state']['get']>>({ kind: 'closed' })
  let answer: (op: string) => Promise<unknown> = async () => ({})
  const connection: Pick<ConsoleConnection, 'request' | 'onNotice' | 'state'> = {
    state,
    async request(op, body) {
      sent.push({ op, body })
      return (await answer(op)) as never
    },
    onNotice(op, listener) {
      heard.set(op, [...(heard.get(op) ?? []), listener as (body: never) => void])
      return () => {}
    },
  }
  return {
    connection,
    sent,
    state,
    tell: (op: string, body: unknown) => {
      for (const each of heard.get(op) ?? []) each(body as never)
    },
    /** What the next requests are answered with. */
    answerWith: (next: (op: string) => unknown) => {
      answer = async (op) => next(op)
    },
    refuse: () => {
      const error = describeError('site.unknown', { site: 'VN-25' })
      answer = async (op) => {
        throw new RequestFailed(op, { kind: 'refused', error })
      }
    },
  }
}
