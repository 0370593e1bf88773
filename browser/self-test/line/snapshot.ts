/** One entry of a statistics report: https://www.w3.org/TR/webrtc-stats/. Fields that a browser lacks are absent. */
export interface StatsRecord {
  id: string
  type: string
  /** Milliseconds; only differences mean anything. */
  timestamp: number
  [field: string]: unknown
}

/** Statistics of a page's two connections at one moment. */
export interface LineSnapshot {
  /** Of the connection that sends. */
  up: readonly StatsRecord[]
  /** Of the connection that receives. */
  down: readonly StatsRecord[]
}

/** Asks both connections at once. What it gives is plain data. Rejects when a connection is closed. */
export async function lineSnapshot(connections: {
  up: { getStats(): Promise<RTCStatsReport> }
  down: { getStats(): Promise<RTCStatsReport> }
}): Promise<LineSnapshot> {
  const [up, down] = await Promise.all([connections.up.getStats(), connections.down.getStats()])
  return { up: [...up.values()], down: [...down.values()] }
}

/** A field that is a finite number; null otherwise. */
export function numberIn(record: StatsRecord | undefined, field: string): number | null {
  const value = record?.[field]
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

export function textIn(record: StatsRecord | undefined, field: string): string | null {
  const value = record?.[field]
  return typeof value === 'string' ? value : null
}
