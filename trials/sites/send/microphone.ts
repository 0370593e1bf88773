import { type SiteMedia, SOUND_PACKET_MS } from '#trials/media'
import { createSchedule } from '../pace/schedule.ts'
import { createOutlet, type OutletStats } from './outlet.ts'
import { soundPackets } from './packetise.ts'
import { OPUS_PAYLOAD_TYPE } from './parameters.ts'

/** A microphone that plays its loop while it is open; closed, it sends nothing. It starts closed. */
export interface Microphone {
  readonly stats: Readonly<OutletStats>
  order(open: boolean, now: number): void
  tick(now: number): void
}

export function createMicrophone(options: {
  sound: Pick<SiteMedia, 'microphone' | 'levels'>
  ssrc: number
  send: (packet: Buffer) => void
}): Microphone {
  const { ssrc, send } = options
  const packets = soundPackets(options.sound.microphone, options.sound.levels)
  const outlet = createOutlet({ ssrc, payloadType: OPUS_PAYLOAD_TYPE, rate: 48_000, send })
  const schedule = createSchedule(SOUND_PACKET_MS)
  let open = false
  let next = 0

  const sendPacket = (due: number, marker: boolean) => {
    const packet = packets[next]
    if (!packet) return
    next = (next + 1) % packets.length
    outlet.send(packet, due, marker)
    outlet.report(due)
  }

  return {
    stats: outlet.stats,
    order(wanted, now) {
      if (wanted && !open) schedule.restart(now)
      open = wanted
    },
    tick(now) {
      if (open) schedule.takeDue(now, (due) => sendPacket(due, false))
    },
  }
}
