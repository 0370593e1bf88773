import { createSocket, type Socket } from 'node:dgram'

const loopback = '127.0.0.1'

/** Two sockets back to back: what comes in at one side leaves by the other. */
export interface Crossing {
  /** Port at which the child's end finds the parent, and the other way round. */
  readonly atChild: number
  readonly atParent: number
  /** Where the two ends really are; the parent's is known only once it has answered. */
  aim(ports: { child?: number; parent?: number }): void
  close(): void
}

/** `mayPass` is asked for every datagram. */
export async function openCrossing(mayPass: () => boolean): Promise<Crossing> {
  const [childSide, parentSide] = await Promise.all([bound(), bound()])
  const ports: { child?: number; parent?: number } = {}
  childSide.on('message', (datagram) => {
    if (ports.parent !== undefined && mayPass()) parentSide.send(datagram, ports.parent, loopback)
  })
  parentSide.on('message', (datagram) => {
    if (ports.child !== undefined && mayPass()) childSide.send(datagram, ports.child, loopback)
  })
  return {
    atChild: childSide.address().port,
    atParent: parentSide.address().port,
    aim: (known) => void Object.assign(ports, known),
    close() {
      childSide.close()
      parentSide.close()
    },
  }
}

async function bound(): Promise<Socket> {
  const socket = createSocket({ type: 'udp4', recvBufferSize: 4 * 1024 * 1024 })
  await new Promise<void>((resolve) => socket.bind(0, loopback, resolve))
  return socket
}
