import type { SiteId } from '#contract'
import type { LegMeasurement, LegName } from '#contract/readiness'

/** Whether the test's own picture and sound came to a tier's node; null: it is not known. */
export interface Arrived {
  picture: boolean | null
  sound: boolean | null
}

/** What the nodes know of the way of a test, over the time that it was measured. Null: not measured. */
export interface LegsMeasured extends Record<LegName, LegMeasurement> {
  /** `province` is null for the centre's own room. */
  arrived: { province: Arrived | null; centre: Arrived | null }
  /** Of what was sent to the site, as it had come to its node: what the page measures has this in it. */
  jitterBeforeMs: number | null
  /** How media comes from the site; null: it is not connected. */
  transport: 'udp' | 'tcp' | null
}

/** The measuring of one site's legs. It costs a reading a second until it is ended or closed. */
export interface LegsHandle {
  /** Reads once more and gives what was measured. Never rejects: what can't be read is null. Ends the measuring. */
  end(): Promise<LegsMeasured>
  /** Gives it up. Idempotent, also after `end`. */
  close(): void
}

export interface Legs {
  begin(site: SiteId): LegsHandle
  close(): void
}
