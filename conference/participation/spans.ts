/** A stretch of time, Unix milliseconds; `to` null: it goes on. */
export interface Span {
  from: number
  to: number | null
}

export const lengthOf = ({ from, to }: Span, until: number): number => Math.max(0, (to ?? until) - from)

export const sumOf = (spans: readonly Span[], until: number): number =>
  spans.reduce((sum, span) => sum + lengthOf(span, until), 0)

/** Spans of many keys, from when each begins and ends. What begins twice has begun once; an end without a beginning is none. */
export interface SpanBook<Key> {
  begin(key: Key, at: number): void
  /** The same; what ended at this very moment has not ended. */
  goOn(key: Key, at: number): void
  end(key: Key, at: number): void
  of(key: Key): readonly Span[]
  /** The keys whose span goes on. */
  open(): Key[]
}

export function createSpanBook<Key>(): SpanBook<Key> {
  const ended = new Map<Key, Span[]>()
  const running = new Map<Key, number>()
  const begin = (key: Key, at: number) => {
    if (!running.has(key)) running.set(key, at)
  }
  return {
    begin,
    goOn(key, at) {
      const spans = ended.get(key)
      const last = spans?.at(-1)
      if (!running.has(key) && last?.to === at) {
        spans?.pop()
        running.set(key, last.from)
      } else begin(key, at)
    },
    end(key, at) {
      const from = running.get(key)
      if (from === undefined) return
      running.delete(key)
      const spans = ended.get(key)
      if (spans) spans.push({ from, to: at })
      else ended.set(key, [{ from, to: at }])
    },
    of(key) {
      const [before, from] = [ended.get(key) ?? [], running.get(key)]
      return from === undefined ? before : [...before, { from, to: null }]
    },
    open: () => [...running.keys()],
  }
}
