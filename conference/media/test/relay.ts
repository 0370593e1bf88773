import { createSocket, type Socket } from 'node:dgram'
import { onTestFinished } from 'vitest'
import type { PipeEnd } from '#contract'

/** A network between two pipe ends that a test can cut. Datagrams are lost while it is cut, as on a dead line. */
export interface Relay {
  /** Each end as the other one has to see it. */
  first: PipeEnd
  second: PipeEnd
  cut(): void
  heal(): void
  /** Datagrams that were let through. */
  readonly passed: number
}

const LOOPBACK = '127.0.0.1'

export async function startRelay(first: PipeEnd, second: PipeEnd): Promise<Relay> {
  const [atFirst, atSecond] = await Promise.all([open(), open()])
  let isCut = false
  let passed = 0
  const forward = (from: Socket, via: Socket, port: number) =>
    from.on('message', (datagram) => {
      if (isCut) return
      passed++
      via.send(datagram, port, LOOPBACK)
    })
  // What the first end sends arrives at its side and leaves at the other, so each end knows one peer only.
  forward(atFirst, atSecond, second.port)
  forward(atSecond, atFirst, first.port)
  onTestFinished(() => {
    atFirst.close()
    atSecond.close()
  })
  return {
    first: { ...first, port: atSecond.address().port },
    second: { ...second, port: atFirst.address().port },
    cut() {
      isCut = true
    },
    heal() {
      isCut = false
    },
    get passed() {
      return passed
    },
  }
}

async function open(): Promise<Socket> {
  const socket = createSocket('udp4')
  await new Promise<void>((resolve) => socket.bind(0, LOOPBACK, resolve))
  return socket
}
