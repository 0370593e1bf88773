import { z } from 'zod'
import { layer, siteId, sourceKey } from './ids.ts'
import { moment, revision } from './protocol.ts'

/** State of one device as the site's page sees it. `lost`: was there, went away during the session. */
export const deviceState = z.enum(['unknown', 'ok', 'absent', 'denied', 'lost', 'off'])
export const devices = z.strictObject({ camera: deviceState, microphone: deviceState })
export type Devices = z.infer<typeof devices>

/** What a site renders in one slot, reported by its page. */
export const shownSlot = z.strictObject({
  slot: z.number().int().min(0).max(24),
  source: sourceKey.nullable(),
  /** Whether frames advanced since the last report. */
  advancing: z.boolean(),
  width: z.number().int().min(0).max(8192),
  height: z.number().int().min(0).max(8192),
})
export const shown = z.strictObject({
  revision,
  /** False: the page is covered, in the background or minimised; its browser may then draw nothing. */
  visible: z.boolean(),
  slots: z.array(shownSlot).max(25),
})
export type Shown = z.infer<typeof shown>

/** How good a site's line is, measured by its page over the last seconds: the worst of delay, loss and jitter. */
export const lineGrade = z.enum(['good', 'acceptable', 'fail'])
export type LineGrade = z.infer<typeof lineGrade>

/** One site as consoles and the tier above see it. */
export const siteStatus = z.strictObject({
  site: siteId,
  state: z.enum(['absent', 'connected', 'reconnecting']),
  since: moment,
  devices,
  /** Highest layer that the site is ordered to send now, null: nothing. */
  sending: layer.nullable(),
  microphoneOpen: z.boolean(),
  /** Whether the site offers content: it publishes it. Absent: no. */
  content: z.boolean().optional(),
  /** Agreement of what the site shows with what is ordered. `hidden`: its page is covered, so nobody sees it. */
  display: z.enum(['silent', 'hidden', 'confirmed', 'differing']),
  /** When its last still was taken, 0: none. */
  stillAt: moment,
  /** Which transport its media runs over. */
  transport: z.enum(['none', 'udp', 'tcp']),
  /** Absent: not known. */
  line: lineGrade.optional(),
})
export type SiteStatus = z.infer<typeof siteStatus>
