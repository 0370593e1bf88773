import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { type FromReceivers, fromReceivers, type ToReceivers } from './words.ts'

/** Many sites that only receive, in a process of their own; asked one question at a time. */
export function startReceivers() {
  const child = fork(fileURLToPath(new URL('./receivers.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = once(child, 'exit').then(() => {
    throw new Error('the process of the receivers ended')
  })
  ended.catch(() => {})
  return {
    tell: (message: ToReceivers) => void child.send(message),
    async next<Is extends FromReceivers['is']>(is: Is): Promise<Extract<FromReceivers, { is: Is }>> {
      const [message] = await Promise.race([
        once(child, 'message', { signal: AbortSignal.timeout(60_000) }),
        ended,
      ])
      const said = fromReceivers.parse(message)
      if (said.is !== is) throw new Error(`the receivers said ${said.is} instead of ${is}`)
      return said as Extract<FromReceivers, { is: Is }>
    },
    async close() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
  }
}
