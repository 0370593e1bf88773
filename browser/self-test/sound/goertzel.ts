/**
 * Amplitude of one frequency in `count` samples from `first` (Goertzel 1958): a sine of peak A that fills the interval
 * gives about A. `hz` and `rate` (samples per second) may be any; samples outside the array count as silence.
 */
export function amplitudeOf(
  samples: Float32Array,
  rate: number,
  hz: number,
  first: number,
  count: number,
): number {
  const twice = 2 * Math.cos((2 * Math.PI * hz) / rate)
  let [before, last] = [0, 0]
  for (let at = first; at < first + count; at++) {
    const next = (samples[at] ?? 0) + twice * last - before
    before = last
    last = next
  }
  const power = last * last + before * before - twice * last * before
  return (2 * Math.sqrt(Math.max(0, power))) / count
}
