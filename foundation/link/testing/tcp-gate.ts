import { once } from 'node:events'
import { createConnection, createServer, type Socket } from 'node:net'

/** A TCP port that leads to another one, until it is cut. */
export interface TcpGate {
  readonly port: number
  /**
   * As a cable that is pulled: nothing passes, nobody is told, new connections hang. What was on its way is held, as
   * TCP would retransmit it, and may arrive late after `heal`.
   */
  cut(): void
  heal(): void
  close(): Promise<void>
}

/** Forwards a free port of 127.0.0.1 to `targetPort`. */
export async function openTcpGate(targetPort: number): Promise<TcpGate> {
  const sockets = new Set<Socket>()
  /** Accepted while cut; connected on `heal`. */
  const held = new Set<Socket>()
  let isCut = false

  const own = (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    return socket
  }
  const connect = (near: Socket) => {
    const far = own(createConnection({ port: targetPort, host: '127.0.0.1' }))
    const ends: [Socket, Socket][] = [
      [near, far],
      [far, near],
    ]
    for (const [from, to] of ends) {
      from.on('data', (data) => to.write(data))
      from.on('end', () => to.end())
      from.on('error', () => to.destroy())
      from.on('close', () => to.destroy())
    }
  }
  const server = createServer((near) => {
    own(near)
    near.on('error', () => held.delete(near))
    if (!isCut) return connect(near)
    near.pause()
    held.add(near)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')

  return {
    port: address.port,
    cut() {
      isCut = true
      for (const socket of sockets) socket.pause()
    },
    heal() {
      isCut = false
      for (const near of held) connect(near)
      held.clear()
      for (const socket of sockets) socket.resume()
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
