/** Something of a record: its number there, and when the node's clock said that it happened, Unix milliseconds. */
export interface Numbered {
  sequence: number
  at: number
}

/**
 * Each number once, in the order of the numbers, with times that never go back (J2). The times of the longest run that
 * does not go back are believed; of equally long ones, that with the earlier times. Any other is of a clock that was
 * wrong for a while: it becomes the believed one before it, or the first believed one.
 */
export function inOrder<Fact extends Numbered>(facts: readonly Fact[]): Fact[] {
  const once = new Map(facts.map((fact) => [fact.sequence, fact]))
  const ordered = [...once.values()].toSorted((left, right) => left.sequence - right.sequence)
  const believed = longestRise(ordered.map(({ at }) => at))
  const [first = 0] = believed
  let time = ordered[first]?.at ?? 0
  return ordered.map((fact, index) => {
    if (!believed.has(index)) return { ...fact, at: time }
    time = fact.at
    return fact
  })
}

/** Places of the longest run that does not go back, in order: patience sorting, O(n log n). */
function longestRise(times: readonly number[]): Set<number> {
  /** `ends[n]`: where the run of length n + 1 ends that ends earliest. */
  const ends: number[] = []
  const before: (number | null)[] = []
  for (const [index, time] of times.entries()) {
    const length = firstAbove(ends, times, time)
    before.push(ends[length - 1] ?? null)
    ends[length] = index
  }
  const run: number[] = []
  for (let at = ends.at(-1) ?? null; at !== null; at = before[at] ?? null) run.push(at)
  return new Set(run.toReversed())
}

/** The first of `ends` whose time is later than `time`. */
function firstAbove(ends: readonly number[], times: readonly number[], time: number): number {
  let [low, high] = [0, ends.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((times[ends[middle] ?? 0] ?? 0) > time) high = middle
    else low = middle + 1
  }
  return low
}
