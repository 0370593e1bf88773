/** One measured value. Printed as one JSON object a line on standard output, which carries nothing else. */
export interface Figure {
  bench: string
  figure: string
  value: number
  unit:
    | 'ms'
    | 's'
    | 'fps'
    | 'share'
    | 'streams'
    | 'sites'
    | 'sites/min'
    | 'kbit/s'
    | 'percent'
    | 'cores'
    | 'KiB'
    | 'MiB'
    | 'ratio'
}

/** Measures, tells its progress on standard error, and gives its figures. Rejects when it could not measure. */
export type Bench = () => Promise<Figure[]>

/** Figures carry three significant decimals at most: what lies beyond is noise. */
export function rounded(value: number, decimals = 1): number {
  return Number(value.toFixed(decimals))
}

/** A line for the person who waits; never a figure that others read. */
export function progress(line: string): void {
  process.stderr.write(`${line}\n`)
}

/**
 * The smallest value that at least `percent` of all values do not exceed (nearest rank). Throws `RangeError` for
 * no values: nothing was measured.
 */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const found = sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)]
  if (found === undefined) throw new RangeError('no values were measured')
  return found
}

/** Middle and tail of some times, for a person. */
export function describeTimes(times: readonly number[]): string {
  const [p50, p95] = [percentile(times, 50), percentile(times, 95)].map((ms) => ms.toFixed(0))
  const range = `${Math.min(...times).toFixed(0)} to ${Math.max(...times).toFixed(0)}`
  return `p50 ${p50} ms, p95 ${p95} ms, range ${range} ms, ${times.length} values`
}
