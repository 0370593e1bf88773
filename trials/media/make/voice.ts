/** What the voice of a site is made from. */
export interface Voice {
  /** Hz, a whole number, so that whole seconds loop without a step. */
  toneHz: number
}

const RATE = 48_000
/** −26 dBov: the level relative to the loudest square wave. */
const LEVEL = 10 ** (-26 / 20)
/** Lengths of syllables in tenths of a second; they add up to six seconds. */
const syllables = [4, 3, 5, 3, 2, 6, 4, 3, 3, 5, 2, 4, 3, 5, 4, 4]

/**
 * A hum with the rhythm of speech: a base that stands out, three weaker partials, swelling and sinking with
 * each syllable but never silent, so that any tenth of a second tells whose it is. `loops` times the same
 * `seconds`; signed 16 bit samples, 48 kHz, mono.
 */
export function voiceLoops({ toneHz }: Voice, seconds: number, loops: number): Buffer {
  const length = seconds * RATE
  const one = new Float64Array(length)
  let power = 0
  for (let index = 0; index < length; index++) {
    const value = swell(index / RATE, toneHz) * timbre(index / RATE, toneHz)
    one[index] = value
    power += value * value
  }
  const gain = (LEVEL / Math.sqrt(power / length)) * 32_767
  const samples = new Int16Array(length * loops)
  for (let index = 0; index < samples.length; index++) {
    samples[index] = Math.round((one[index % length] ?? 0) * gain)
  }
  return Buffer.from(samples.buffer)
}

function timbre(at: number, toneHz: number): number {
  const phase = 2 * Math.PI * toneHz * at + 0.25 * Math.sin(2 * Math.PI * 5 * at)
  return (
    Math.sin(phase) + 0.16 * Math.sin(2 * phase) + 0.08 * Math.sin(3 * phase) + 0.05 * Math.sin(4 * phase)
  )
}

/** 0.35 to 1; each site begins at another syllable. */
function swell(at: number, toneHz: number): number {
  let rest =
    (at * 10 + syllables.slice(0, toneHz % syllables.length).reduce((sum, each) => sum + each, 0)) % 60
  for (const tenths of syllables) {
    if (rest < tenths) return 0.35 + 0.65 * Math.sin((Math.PI * rest) / tenths) ** 2
    rest -= tenths
  }
  return 0.35
}
