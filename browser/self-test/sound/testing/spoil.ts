/** Sound through something that spoils it. Rates in samples per second. */
export type Spoil = (samples: Float32Array) => Float32Array

export const gain =
  (by: number): Spoil =>
  (samples) =>
    samples.map((sample) => sample * by)

/** What goes over full scale is cut off. */
export const clip: Spoil = (samples) => samples.map((sample) => Math.min(1, Math.max(-1, sample)))

/** White noise of a level in dBov. `random` gives 0 to 1. */
export const whiteNoise =
  (levelDbov: number, random: () => number): Spoil =>
  (samples) =>
    samples.map((sample) => sample + (random() * 2 - 1) * Math.sqrt(3) * 10 ** (levelDbov / 20))

/** Two low-pass sections of second order (R. Bristow-Johnson's audio EQ cookbook, Q 0.707): −24 dB an octave. */
export function lowPass(hz: number, rate: number): Spoil {
  const angle = (2 * Math.PI * hz) / rate
  const alpha = Math.sin(angle) / Math.SQRT2
  const cosine = Math.cos(angle)
  const section: Spoil = (samples) => {
    let [x1, x2, y1, y2] = [0, 0, 0, 0]
    return samples.map((x) => {
      const y = (((1 - cosine) / 2) * (x + 2 * x1 + x2) + 2 * cosine * y1 - (1 - alpha) * y2) / (1 + alpha)
      ;[x2, x1, y2, y1] = [x1, x, y1, y]
      return y
    })
  }
  return (samples) => section(section(samples))
}

/** To another rate, straight lines between the samples. */
export const resample =
  (from: number, to: number): Spoil =>
  (samples) =>
    Float32Array.from({ length: Math.floor((samples.length * to) / from) }, (_, at) => {
      const place = (at * from) / to
      const before = samples[Math.floor(place)] ?? 0
      const after = samples[Math.floor(place) + 1] ?? before
      return before + (after - before) * (place - Math.floor(place))
    })

/** Silence before it. */
export const later =
  (ms: number, rate: number): Spoil =>
  (samples) => {
    const shift = Math.round((ms * rate) / 1000)
    const moved = new Float32Array(samples.length + shift)
    moved.set(samples, shift)
    return moved
  }

export const through =
  (...steps: readonly Spoil[]): Spoil =>
  (samples) =>
    steps.reduce((spoiled, step) => step(spoiled), samples)
