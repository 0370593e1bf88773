import { createSocket, type Socket } from 'node:dgram'
import { seeded } from '../../browser/self-test/testing/seeded.ts'
import { createWay, type Way, type WayFault } from './way.ts'

const loopback = '127.0.0.1'

export interface Counted {
  came: number
  lost: number
}

/** The line of one site: whatever its page sends or is sent over UDP takes it, by whichever connection. */
export interface SiteLine {
  /** Port by which a page reaches the media host's port `target`. */
  enter(target: number): Promise<number>
  readonly counted: { readonly up: Counted; readonly down: Counted }
  /** From now on this ails it, and nothing else. */
  ail(fault: { up?: WayFault; down?: WayFault }): void
  /** Idempotent. What is under way is lost. */
  close(): void
}

export function openSiteLine(fault: { up?: WayFault; down?: WayFault }, seed: number): SiteLine {
  const random = seeded(seed)
  const waysOf = ({ up = {}, down = {} }: typeof fault) => ({
    up: createWay(up, random),
    down: createWay(down, random),
  })
  let ways = waysOf(fault)
  const counted = { up: { came: 0, lost: 0 }, down: { came: 0, lost: 0 } }
  const entrances = new Map<number, Promise<number>>()
  const sockets: Socket[] = []
  let isOpen = true

  const bind = (socket: Socket) => {
    sockets.push(socket)
    return new Promise<number>((bound) => socket.bind(0, loopback, () => bound(socket.address().port)))
  }
  const carry = (name: keyof typeof counted, packet: Buffer, send: () => void) => {
    const [way, count]: [Way, Counted] = [ways[name], counted[name]]
    const atMs = performance.now()
    const leavesMs = way.pass(atMs, packet.length)
    count.came++
    if (leavesMs === null) count.lost++
    else if (leavesMs <= atMs) send()
    else setTimeout(() => isOpen && send(), leavesMs - atMs)
  }
  const open = (target: number): Promise<number> => {
    const entrance = createSocket({ type: 'udp4', recvBufferSize: 4 * 1024 * 1024 })
    const exits = new Map<number, Socket>()
    const exitOf = (port: number) => {
      const known = exits.get(port)
      if (known) return known
      const exit = createSocket({ type: 'udp4', recvBufferSize: 4 * 1024 * 1024 })
      exits.set(port, exit)
      void bind(exit)
      exit.on('message', (packet) => carry('down', packet, () => entrance.send(packet, port, loopback)))
      return exit
    }
    entrance.on('message', (packet, { port }) =>
      carry('up', packet, () => exitOf(port).send(packet, target, loopback)),
    )
    return bind(entrance)
  }

  return {
    counted,
    ail(next) {
      ways = waysOf(next)
    },
    enter(target) {
      const entrance = entrances.get(target) ?? open(target)
      entrances.set(target, entrance)
      return entrance
    },
    close() {
      isOpen = false
      for (const socket of sockets.splice(0)) socket.close()
    },
  }
}
