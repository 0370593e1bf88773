import type { ActingParty, FaultPlace, FindingCode, Grade } from '#contract/readiness'

/** A fault as it can be injected, what a page would measure then, and what the verdict has to name first. */
export interface Fault {
  name: string
  changes: Record<string, unknown>
  code: FindingCode
  place: FaultPlace
  actor: ActingParty
  grade: Grade
  /** Directions that are not proven, as `province.isSeen`. */
  broken: readonly string[]
}

const nothingBack = (tier: 'province' | 'centre', medium: 'picture' | 'sound', arrived: boolean | null) => {
  const at = `loops.${tier}.${medium}`
  const common = { [`${at}.arrived`]: arrived, [`${at}.returned`]: false, [`${at}.matchedCodes`]: 0 }
  return medium === 'sound'
    ? common
    : { ...common, [`${at}.fps`]: null, [`${at}.heightPx`]: null, [`${at}.longestFreezeMs`]: null }
}
const noClock = (tier: 'province' | 'centre') => ({
  [`loops.${tier}.delayMs`]: null,
  [`loops.${tier}.skewMs`]: null,
})
const unknownLeg = (leg: string, connected: boolean | null) => ({
  [`legs.${leg}.connected`]: connected,
  [`legs.${leg}.lossShare`]: null,
  [`legs.${leg}.jitterMs`]: null,
  [`legs.${leg}.rttMs`]: null,
})
const both = (field: string, value: unknown) => ({
  [`loops.province.${field}`]: value,
  [`loops.centre.${field}`]: value,
})
const atBoth = (name: string) => [`province.${name}`, `centre.${name}`]
const centre = ['sees', 'hears', 'isSeen', 'isHeard'].map((name) => `centre.${name}`)
const site = { place: 'device', actor: 'site', grade: 'fail' } as const

export const faults: readonly Fault[] = [
  {
    name: 'no camera',
    changes: {
      ...{ 'camera.state': 'absent', 'camera.widthPx': null, 'camera.heightPx': null, 'camera.fps': null },
      ...{ ...nothingBack('province', 'picture', false), ...nothingBack('centre', 'picture', false) },
      ...{ ...noClock('province'), ...noClock('centre') },
    },
    ...{ code: 'camera.absent', ...site, broken: [...atBoth('sees'), ...atBoth('isSeen')] },
  },
  {
    name: 'black camera',
    changes: { 'camera.state': 'black' },
    ...{ code: 'camera.black', ...site, broken: atBoth('isSeen') },
  },
  {
    name: 'covered camera',
    changes: { 'camera.state': 'covered' },
    ...{ code: 'camera.covered', ...site, broken: atBoth('isSeen') },
  },
  {
    name: 'frozen camera',
    changes: { 'camera.state': 'frozen', 'camera.fps': 0 },
    ...{ code: 'camera.frozen', ...site, broken: atBoth('isSeen') },
  },
  {
    name: 'silent microphone',
    changes: { 'microphone.state': 'silent', 'microphone.levelDbov': -78, 'microphone.noiseFloorDbov': -80 },
    ...{ code: 'microphone.silent', ...site, broken: atBoth('isHeard') },
  },
  {
    name: 'clipping microphone',
    changes: { 'microphone.levelDbov': -6, 'microphone.clippingShare': 0.04 },
    ...{ code: 'microphone.clipping', ...site, broken: [] },
  },
  {
    name: 'page muted',
    changes: {
      ...{ 'microphone.state': 'muted', 'microphone.levelDbov': null, 'microphone.clippingShare': null },
      ...{ ...nothingBack('province', 'sound', true), ...nothingBack('centre', 'sound', true) },
    },
    ...{ code: 'microphone.muted', ...site, broken: [...atBoth('hears'), ...atBoth('isHeard')] },
  },
  {
    name: 'loudspeaker muted',
    changes: { 'speaker.state': 'muted', 'speaker.toneHeard': false, 'person.heard': false },
    ...{ code: 'speaker.muted', ...site, broken: atBoth('hears') },
  },
  {
    name: 'upward loss 5 %',
    changes: {
      'legs.siteUp.lossShare': 0.05,
      ...both('picture.fps', 9),
      ...both('picture.longestFreezeMs', 1400),
    },
    ...{ code: 'loss.high', place: 'siteUp', actor: 'telecom', grade: 'fail', broken: [] },
  },
  {
    name: 'downward loss 5 %',
    changes: { 'legs.siteDown.lossShare': 0.05, concealedShare: 0.03, ...both('picture.fps', 10) },
    ...{ code: 'loss.high', place: 'siteDown', actor: 'telecom', grade: 'fail', broken: [] },
  },
  {
    name: 'jitter 60 ms',
    changes: {
      'legs.siteUp.jitterMs': 60,
      'legs.siteDown.jitterMs': 60,
      concealedShare: 0.08,
      ...both('delayMs', 420),
    },
    ...{ code: 'jitter.high', place: 'siteUp', actor: 'telecom', grade: 'fail', broken: [] },
  },
  {
    name: 'delay 400 ms each way',
    changes: { 'legs.siteUp.rttMs': 840, 'legs.siteDown.rttMs': 838, ...both('delayMs', 970) },
    ...{ code: 'rtt.high', place: 'siteLine', actor: 'telecom', grade: 'fail', broken: [] },
  },
  {
    name: 'delay 400 ms there and back',
    changes: { 'legs.siteUp.rttMs': 440, 'legs.siteDown.rttMs': 438, ...both('delayMs', 560) },
    ...{ code: 'rtt.high', place: 'siteLine', actor: 'telecom', grade: 'fail', broken: [] },
  },
  {
    name: '300 kbit/s upward',
    changes: {
      ...{ 'legs.siteUp.capacityKbps': 290, 'legs.siteUp.lossShare': 0.03, 'legs.siteUp.jitterMs': 45 },
      ...{ ...both('picture.heightPx', 180), ...both('picture.fps', 6), ...both('delayMs', 700) },
    },
    ...{ code: 'capacity.low', place: 'siteUp', actor: 'telecom', grade: 'fail', broken: [] },
  },
  {
    name: 'UDP blocked',
    changes: { transport: 'tcp' },
    ...{ code: 'transport.tcp', place: 'siteLine', actor: 'province', grade: 'good', broken: [] },
  },
  {
    name: 'uplink cut, and the province knows',
    changes: {
      ...{ ...unknownLeg('uplinkUp', false), ...unknownLeg('uplinkDown', false) },
      ...{
        ...nothingBack('centre', 'picture', null),
        ...nothingBack('centre', 'sound', null),
        ...noClock('centre'),
      },
    },
    ...{ code: 'uplink.cut', place: 'uplink', actor: 'province', grade: 'fail', broken: centre },
  },
  {
    name: 'uplink that carries nothing',
    changes: {
      ...{ ...unknownLeg('uplinkUp', null), ...unknownLeg('uplinkDown', null) },
      ...{
        ...nothingBack('centre', 'picture', false),
        ...nothingBack('centre', 'sound', false),
        ...noClock('centre'),
      },
    },
    ...{ code: 'picture.lost', place: 'uplinkUp', actor: 'telecom', grade: 'fail', broken: centre },
  },
  {
    name: "another site's code from the province",
    changes: { 'loops.province.picture.matchedCodes': 0, 'loops.province.picture.foreignCodes': 180 },
    ...{ code: 'code.foreign', place: 'province', actor: 'province', grade: 'fail' },
    broken: ['province.sees', 'province.isSeen'],
  },
  {
    name: 'an old code from the centre',
    changes: { 'loops.centre.picture.matchedCodes': 12, 'loops.centre.picture.replayedCodes': 150 },
    ...{ code: 'code.replayed', place: 'centre', actor: 'centre', grade: 'fail' },
    broken: ['centre.sees', 'centre.isSeen'],
  },
  {
    name: 'page in a background tab',
    changes: {
      ...{ pageHidden: true, 'camera.fps': 1, ...both('picture.fps', 1), ...both('picture.matchedCodes', 1) },
      ...both('picture.longestFreezeMs', 20_000),
    },
    ...{ code: 'page.hidden', place: 'page', actor: 'site', grade: 'fail' },
    broken: [...atBoth('sees'), ...atBoth('isSeen')],
  },
]
