import type { types } from 'mediasoup-client'

/** What this page has sent since its transports were made, from the browser's own statistics. */
export interface SenderStats {
  /** The camera, lowest layer first. */
  layers: { rid: string; bytes: number; frames: number; width: number; height: number }[]
  audioBytes: number
}

export async function senderStats(transport: types.Transport): Promise<SenderStats> {
  const stats: SenderStats = { layers: [], audioBytes: 0 }
  for (const report of (await transport.getStats()).values()) {
    if (report.type !== 'outbound-rtp') continue
    if (report.kind === 'audio') stats.audioBytes += report.bytesSent ?? 0
    else {
      stats.layers.push({
        rid: report.rid ?? '',
        bytes: report.bytesSent ?? 0,
        frames: report.framesSent ?? 0,
        width: report.frameWidth ?? 0,
        height: report.frameHeight ?? 0,
      })
    }
  }
  stats.layers.sort((a, b) => a.rid.localeCompare(b.rid))
  return stats
}
