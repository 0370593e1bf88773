import type { ActingParty, DirectionState, Directions, FaultPlace, FindingCode } from '#contract/readiness'
import type { LineFault } from './faulty-lines.ts'

/** Between the tiers. `cut`: nothing passes; `silent`: all but media passes. */
export type UplinkFault = 'cut' | 'silent'

/** A fault as it is really injected, and what the verdict has to say of it. */
export interface InjectedFault {
  name: string
  /** Of the line of the site. */
  line?: LineFault
  /** Of the province's line to the centre. */
  uplink?: UplinkFault
  code: FindingCode
  /** One of them: what ails a line both ways may be told of either. */
  places: readonly FaultPlace[]
  actor: ActingParty
  /** What is known then of the four directions at a tier; left out: it may be either. */
  directions: { province?: Directions; centre?: Directions }
  /** The site can take part all the same. */
  isReady: boolean
}

const four = (each: DirectionState): Directions => ({ sees: each, hears: each, isSeen: each, isHeard: each })
const proven = four('proven')
const closed = { province: proven, centre: proven }
const poorLine = { actor: 'telecom', isReady: false } as const

/** The faults of lines that a test has to name; one at a time. */
export const lineFaults: readonly InjectedFault[] = [
  {
    name: 'upward loss 5 %',
    line: { up: { lossShare: 0.05 } },
    ...{ code: 'loss.high', places: ['siteUp'], ...poorLine, directions: closed },
  },
  {
    name: 'downward loss 5 %',
    line: { down: { lossShare: 0.05 } },
    ...{ code: 'loss.high', places: ['siteDown'], ...poorLine, directions: closed },
  },
  {
    name: 'upward jitter 60 ms',
    line: { up: { jitterMs: 60 } },
    ...{ code: 'jitter.high', places: ['siteUp'], ...poorLine, directions: closed },
  },
  {
    name: 'downward jitter 60 ms',
    line: { down: { jitterMs: 60 } },
    ...{ code: 'jitter.high', places: ['siteDown'], ...poorLine, directions: closed },
  },
  {
    name: 'delay 400 ms there and back',
    line: { up: { delayMs: 200 }, down: { delayMs: 200 } },
    ...{ code: 'rtt.high', places: ['siteLine'], ...poorLine, directions: closed },
  },
  {
    // Of the sound that a line loses as well there may be too little for a proof.
    name: '300 kbit/s each way',
    line: { up: { kbps: 300 }, down: { kbps: 300 } },
    ...{ code: 'capacity.low', places: ['siteUp', 'siteDown'], ...poorLine },
    directions: {},
  },
  {
    name: 'UDP blocked',
    line: { up: { isBlocked: true }, down: { isBlocked: true }, hasTcp: true },
    ...{ code: 'transport.tcp', places: ['siteLine'], actor: 'province', isReady: true, directions: closed },
  },
  {
    name: 'uplink of the province cut',
    uplink: 'cut',
    ...{ code: 'uplink.cut', places: ['uplink'], actor: 'province', isReady: false },
    directions: { province: proven, centre: four('failed') },
  },
  {
    // Of the way back nobody knows anything where nothing got there.
    name: 'uplink of the province carries no media',
    uplink: 'silent',
    ...{ code: 'picture.lost', places: ['uplinkUp'], actor: 'telecom', isReady: false },
    directions: { province: proven, centre: { ...four('failed'), sees: 'unknown', hears: 'unknown' } },
  },
]
