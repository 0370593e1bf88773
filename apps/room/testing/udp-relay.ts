import { createSocket, type Socket } from 'node:dgram'
import type { TransportParameters } from '#contract'

/** A network path that can be cut: pages send to the relay's ports, which send on to the media host's. */
export interface UdpRelay {
  /** The same transport, reached through the relay only. */
  through(transport: TransportParameters): Promise<TransportParameters>
  cut(): void
  heal(): void
  close(): void
}

export function createUdpRelay(): UdpRelay {
  const entrances = new Map<number, Promise<number>>()
  const sockets: Socket[] = []
  let broken = false

  const bind = (socket: Socket) => {
    sockets.push(socket)
    return new Promise<number>((resolve) => socket.bind(0, '127.0.0.1', () => resolve(socket.address().port)))
  }

  const enter = (target: number): Promise<number> => {
    const entrance = createSocket('udp4')
    const exits = new Map<number, Socket>()
    const exitOf = (port: number) => {
      const known = exits.get(port)
      if (known) return known
      const exit = createSocket('udp4')
      exits.set(port, exit)
      void bind(exit)
      exit.on('message', (packet) => broken || entrance.send(packet, port, '127.0.0.1'))
      return exit
    }
    entrance.on('message', (packet, { port }) => broken || exitOf(port).send(packet, target, '127.0.0.1'))
    return bind(entrance)
  }

  return {
    async through(transport) {
      const iceCandidates = await Promise.all(
        transport.iceCandidates
          .filter(({ protocol }) => protocol === 'udp')
          .map(async (candidate) => {
            const entrance = entrances.get(candidate.port) ?? enter(candidate.port)
            entrances.set(candidate.port, entrance)
            return { ...candidate, port: await entrance }
          }),
      )
      return { ...transport, iceCandidates }
    },
    cut() {
      broken = true
    },
    heal() {
      broken = false
    },
    close() {
      for (const socket of sockets.splice(0)) socket.close()
    },
  }
}
