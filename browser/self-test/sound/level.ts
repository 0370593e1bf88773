/** The lowest level that is told. */
const FLOOR_DBOV = -100

/** Level of samples in dBov: 20·log10 of their root mean square, 0 for a full-scale square wave (RFC 6464); at least −100. */
export function levelDbov(samples: Float32Array, first = 0, count = samples.length - first): number {
  let sum = 0
  for (let at = first; at < first + count; at++) sum += (samples[at] ?? 0) ** 2
  return dbov(Math.sqrt(sum / Math.max(1, count)))
}

/** An amplitude of 0 to 1 (root mean square) in dBov, at least −100. */
export const dbov = (amplitude: number) => Math.max(FLOOR_DBOV, 20 * Math.log10(amplitude))
