import { useEffect, useState } from 'react'
import type { Drawn } from './drawn.ts'
import type { Rect } from './geometry.ts'

const FADE_MS = 300

/** A picture that was replaced and stays under the new one while that one appears. */
export interface Leaving<Stream> {
  stream: Stream
  rect: Rect
}

export interface CrossFade<Stream> {
  leaving: readonly Leaving<Stream>[]
  /** Ids of the pictures that appear. */
  arriving: ReadonlySet<string>
}

const nothing = { leaving: [], arriving: new Set<string>() }

/** What fades when the slots go from one drawing to the next. A picture that only moves does not fade. */
export function crossFade<Stream extends { id: string }>(
  before: readonly Drawn[],
  after: readonly Drawn[],
  streams: readonly Stream[],
  rects: readonly Rect[],
): CrossFade<Stream> {
  const idsOf = (drawn: readonly Drawn[]) =>
    drawn.flatMap((each, slot) => (each.kind === 'picture' ? [{ id: each.id, slot }] : []))
  const [old, now] = [idsOf(before), idsOf(after)]
  const stays = new Set(now.map(({ id }) => id))
  const was = new Set(old.map(({ id }) => id))
  return {
    leaving: old.flatMap(({ id, slot }) => {
      const stream = streams.find((each) => each.id === id)
      const rect = rects[slot]
      return stays.has(id) || !stream || !rect ? [] : [{ stream, rect }]
    }),
    arriving: new Set(now.flatMap(({ id }) => (was.has(id) ? [] : [id]))),
  }
}

/** Keeps a fade for as long as it lasts. `begin` may be called while drawing. */
export function useCrossFade<Stream>(): [CrossFade<Stream>, begin: (fade: CrossFade<Stream>) => void] {
  const [fade, setFade] = useState<CrossFade<Stream>>(nothing)
  useEffect(() => {
    if (fade.arriving.size + fade.leaving.length === 0) return
    const timer = setTimeout(() => setFade(nothing), FADE_MS)
    return () => clearTimeout(timer)
  }, [fade])
  return [fade, setFade]
}
