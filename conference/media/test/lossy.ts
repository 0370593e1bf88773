import { createSocket, type Socket } from 'node:dgram'
import { onTestFinished } from 'vitest'
import type { TransportParameters } from '#contract'

const LOOPBACK = '127.0.0.1'

/** Every nth packet of pictures and sound is lost, each way by itself; what comes from the host comes late. */
export interface Losses {
  toHost?: number
  fromHost?: number
  lateMs?: number
}

/** A line to one transport of a host. */
export async function lossyLine(
  transport: TransportParameters,
  { toHost, fromHost, lateMs = 0 }: Losses,
): Promise<TransportParameters> {
  const iceCandidates = await Promise.all(
    transport.iceCandidates
      .filter(({ protocol }) => protocol === 'udp')
      .map(async (candidate) => {
        const [entrance, exit] = await Promise.all([bind(), bind()])
        let [site, open] = [0, true]
        const [up, down] = [loses(toHost), loses(fromHost)]
        entrance.on('message', (packet, { port }) => {
          site = port
          if (!up(packet)) exit.send(packet, candidate.port, LOOPBACK)
        })
        exit.on('message', (packet) => {
          if (site === 0 || down(packet)) return
          setTimeout(() => open && entrance.send(packet, site, LOOPBACK), lateMs)
        })
        onTestFinished(() => {
          open = false
          entrance.close()
          exit.close()
        })
        return { ...candidate, port: entrance.address().port }
      }),
  )
  return { ...transport, iceCandidates }
}

/** Counts by stream, so that each loses the same share. ICE, DTLS and RTCP always pass. */
function loses(every: number | undefined): (packet: Buffer) => boolean {
  const counts = new Map<number, number>()
  return (packet) => {
    const [first = 0, second = 0] = packet
    const isRtp = first >= 128 && first < 192 && !(second >= 192 && second <= 223)
    if (every === undefined || !isRtp) return false
    const ssrc = packet.readUInt32BE(8)
    const count = (counts.get(ssrc) ?? 0) + 1
    counts.set(ssrc, count)
    return count % every === 0
  }
}

async function bind(): Promise<Socket> {
  const socket = createSocket('udp4')
  await new Promise<void>((resolve) => socket.bind(0, LOOPBACK, resolve))
  return socket
}
