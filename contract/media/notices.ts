import { z } from 'zod'
import { siteLevel } from '../floor.ts'
import type { NoticeTable } from '../frame.ts'
import { nodeId, sourceKey } from '../ids.ts'
import { moment, opaqueId } from '../protocol.ts'

const seat = opaqueId
const count = z.number().int().min(0)

/** Counters read from the transports' own statistics; bytes and packets since the object was made. */
export const hostStatistics = z.strictObject({
  at: moment,
  pipes: z.array(
    z.strictObject({
      pipe: opaqueId,
      peer: nodeId,
      streamsOut: count,
      streamsIn: count,
      bytesOut: count,
      bytesIn: count,
    }),
  ),
  sources: z.array(
    z.strictObject({
      source: sourceKey,
      /** Where it enters this host. */
      from: z.enum(['seat', 'pipe']),
      /** Bytes received a layer, lowest first; one entry for sound. */
      layers: z.array(count).max(8),
    }),
  ),
  workers: z.array(
    z.strictObject({ pid: z.number().int().min(1), seats: count, cpuSeconds: z.number().min(0) }),
  ),
})
export type HostStatistics = z.infer<typeof hostStatistics>

/** What a media host tells its control process. */
export const mediaNotices = {
  /** These seats and pipes lost their transports (a worker died). Seats have to be opened, pipes joined again. */
  lost: z.strictObject({ seats: z.array(seat), pipes: z.array(opaqueId) }),
  /** A seat's transport came up, changed its path or went away. */
  'seat-transport': z.strictObject({
    seat,
    state: z.enum(['connected', 'disconnected', 'closed']),
    protocol: z.enum(['none', 'udp', 'tcp']),
  }),
  /**
   * Own microphones that are louder than silence (−50 dBov) now, the loudest first: as long as there are any, a few
   * times a second, and once when there is none any more.
   */
  levels: z.strictObject({ levels: z.array(siteLevel).max(64) }),
} satisfies NoticeTable
export type MediaNotices = typeof mediaNotices
