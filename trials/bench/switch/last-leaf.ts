import { fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sourceOf } from '#contract'
import { describeTimes, progress } from '../figure.ts'
import { openTheatre } from '../theatre.ts'
import { type FromReceivers, fromReceivers, type ToReceivers } from './receivers-words.ts'
import { betweenTakes, timedTake } from './take.ts'

const sources = ['VN-19-05443', 'VN-19-05722']
const far = 'VN-25'
const receivers = 148
const takes = 20

/**
 * Milliseconds from the console's request to the first key frame of the new picture at the last of 148 sites in
 * the other province, one commune each, for each of 20 takes. They receive in a process of their own.
 */
export async function measureLastLeaf(): Promise<number[]> {
  const theatre = await openTheatre()
  try {
    for (const site of sources) await theatre.seatSynthetic(site, { sends: true })
    const links: string[] = []
    for (const site of theatre.communesOf(far, receivers)) links.push(await theatre.linkOf(site))
    const leaves = startReceivers()
    theatre.own(leaves)
    leaves.tell({ is: 'join', links })
    await leaves.next('joined')
    progress(`${links.length} receivers have joined`)

    const desk = theatre.deskOf('VN')
    const [last, median]: [number[], number[]] = [[], []]
    for (let count = -sources.length; count < takes; count++) {
      const site = sources[(count + sources.length) % sources.length] ?? far
      const { sentAt } = await timedTake(desk, site)
      leaves.tell({ is: 'watch', source: sourceOf(site, 'camera'), since: sentAt })
      const { first, middle, last: slowest } = await leaves.next('seen')
      if (count >= 0) {
        last.push(slowest - sentAt)
        median.push(middle - sentAt)
        progress(
          `take ${count + 1}: key frame after ${first - sentAt} to ${slowest - sentAt} ms`.replace(
            /(\d+)\.\d+/g,
            '$1',
          ),
        )
      }
      await wait(betweenTakes)
    }
    progress(`key frame at the middle of 148: ${describeTimes(median)}`)
    progress(`key frame at the last of 148: ${describeTimes(last)}`)
    return last
  } finally {
    await theatre.close()
  }
}

/** The receivers' process, one question at a time. */
function startReceivers() {
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
