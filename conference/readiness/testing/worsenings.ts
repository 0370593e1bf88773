import fc from 'fast-check'

interface Worsening {
  any: fc.Arbitrary<unknown>
  /** A value that is worse than `value`, or as bad. */
  worse: (value: unknown, seed: number) => unknown
}

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true })
/** As far as `seed` says from `value` to the worst there is. */
const toward =
  (worst: number, whole = false) =>
  (value: unknown, seed: number) => {
    const moved = Number(value) + (worst - Number(value)) * ((seed % 1000) / 999)
    return whole ? (worst > Number(value) ? Math.ceil(moved) : Math.floor(moved)) : moved
  }
const more = (most: number): Worsening => ({
  any: fc.oneof(between(0, most / 20), between(0, most)),
  worse: toward(most),
})
const less = (most: number): Worsening => ({ any: between(0, most), worse: toward(0) })
const wholeLess = (most: number): Worsening => ({ any: fc.nat(most), worse: toward(0, true) })
const wholeMore = (most: number): Worsening => ({
  any: fc.oneof(fc.constant(0), fc.nat(most)),
  worse: toward(most, true),
})
const should = (right: boolean): Worsening => ({ any: fc.boolean(), worse: () => !right })
const oneOf = (right: string, ...wrong: string[]): Worsening => ({
  any: fc.constantFrom(right, ...wrong),
  worse: (value, seed) => (value === right ? wrong[seed % wrong.length] : value),
})
/** Worse is farther from −26 dBov, on the side on which it is. */
const level: Worsening = {
  any: between(-80, 0),
  worse: (value, seed) => toward(Number(value) < -26 ? -90 : 0)(value, seed),
}
const skew: Worsening = {
  any: between(-400, 400),
  worse: (value, seed) => toward(Number(value) < 0 ? -1000 : 1000)(value, seed),
}

const legs = Object.fromEntries(
  ['siteUp', 'siteDown', 'uplinkUp', 'uplinkDown'].flatMap((leg): [string, Worsening][] => [
    [`legs.${leg}.connected`, should(true)],
    [`legs.${leg}.lossShare`, more(1)],
    [`legs.${leg}.jitterMs`, more(200)],
    [`legs.${leg}.rttMs`, more(1000)],
    [`legs.${leg}.capacityKbps`, less(4000)],
  ]),
)
const loops = Object.fromEntries(
  ['province', 'centre'].flatMap((tier): [string, Worsening][] => [
    ...['picture', 'sound'].flatMap((medium): [string, Worsening][] => [
      [`loops.${tier}.${medium}.arrived`, should(true)],
      [`loops.${tier}.${medium}.returned`, should(true)],
      [`loops.${tier}.${medium}.matchedCodes`, wholeLess(8)],
      [`loops.${tier}.${medium}.foreignCodes`, wholeMore(5)],
      [`loops.${tier}.${medium}.replayedCodes`, wholeMore(5)],
    ]),
    [`loops.${tier}.picture.heightPx`, wholeLess(1080)],
    [`loops.${tier}.picture.fps`, less(30)],
    [`loops.${tier}.picture.longestFreezeMs`, more(20_000)],
    [`loops.${tier}.delayMs`, more(2000)],
    [`loops.${tier}.skewMs`, skew],
  ]),
)

/** Every field that a verdict looks at: what it may be, and which way is worse. */
export const worsenings: Readonly<Record<string, Worsening>> = {
  pageHidden: should(false),
  concealedShare: more(1),
  'camera.state': oneOf('ok', 'absent', 'denied', 'busy', 'black', 'covered', 'frozen'),
  'camera.heightPx': wholeLess(1080),
  'camera.fps': less(30),
  'camera.isChosen': should(true),
  'microphone.state': oneOf('ok', 'absent', 'denied', 'busy', 'muted', 'silent'),
  'microphone.levelDbov': level,
  'microphone.clippingShare': more(1),
  'microphone.noiseFloorDbov': { any: between(-90, 0), worse: toward(0) },
  'microphone.isChosen': should(true),
  'speaker.state': oneOf('ok', 'absent', 'muted', 'blocked'),
  'speaker.toneHeard': should(true),
  'speaker.isChosen': should(true),
  transport: oneOf('udp', 'tcp', 'relay'),
  'person.saw': should(true),
  'person.heard': should(true),
  ...legs,
  ...loops,
}

/** What has to be measured; of two that are named together one is enough. */
export const needed: readonly string[][] = [
  ['pageHidden'],
  ['concealedShare'],
  ['camera.state'],
  ['camera.heightPx'],
  ['camera.fps'],
  ['microphone.state'],
  ['microphone.levelDbov'],
  ['microphone.clippingShare'],
  ['speaker.state'],
  ['speaker.toneHeard', 'person.heard'],
  ...['siteUp', 'siteDown', 'uplinkUp', 'uplinkDown'].flatMap((leg) => [
    [`legs.${leg}.lossShare`],
    [`legs.${leg}.jitterMs`],
  ]),
  ['legs.siteUp.rttMs', 'legs.siteDown.rttMs'],
  ['legs.uplinkUp.rttMs', 'legs.uplinkDown.rttMs'],
  ['legs.siteUp.capacityKbps'],
  ['legs.siteDown.capacityKbps'],
  ...['province', 'centre'].flatMap((tier) => [
    ...['picture', 'sound'].flatMap((medium) =>
      ['returned', 'matchedCodes', 'foreignCodes', 'replayedCodes'].map((name) => [
        `loops.${tier}.${medium}.${name}`,
      ]),
    ),
    ...['picture.heightPx', 'picture.fps', 'picture.longestFreezeMs', 'delayMs', 'skewMs'].map((name) => [
      `loops.${tier}.${name}`,
    ]),
  ]),
]
