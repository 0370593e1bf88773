import type { Page } from 'playwright-core'
import type { SourceKey } from '#contract'

/** Frames of every picture that a page showed since the probe was set. Moments are Unix milliseconds. */
export interface FrameProbe {
  /** The longest time between `from` and `to` without a new frame of the source, in milliseconds. */
  longestGap(source: SourceKey, from: number, to: number): Promise<number>
  /** When the first frame of the source after `from` was shown; null when there was none. */
  firstFrameAfter(source: SourceKey, from: number): Promise<number | null>
}

/** Begins to note when the page's pictures get frames, whichever elements show them. */
export async function probeFrames(page: Page): Promise<FrameProbe> {
  await page.evaluate(noteFrames)
  const framesOf = (source: SourceKey) => page.evaluate((key) => window.frameMoments?.get(key) ?? [], source)
  return {
    async longestGap(source, from, to) {
      const inside = (await framesOf(source)).filter((at) => at > from && at < to)
      return longestGap([from, ...inside, to])
    },
    async firstFrameAfter(source, from) {
      return (await framesOf(source)).find((at) => at > from) ?? null
    },
  }
}

/** `moments` in order, at least one. */
export function longestGap(moments: readonly number[]): number {
  return moments.reduce((longest, at, index) => Math.max(longest, at - (moments[index - 1] ?? at)), 0)
}

/** Runs in the page. Elements come and go with the streams, so they are looked for again and again. */
function noteFrames(): void {
  const moments = new Map<string, number[]>()
  window.frameMoments = moments
  const watched = new WeakSet<HTMLVideoElement>()
  const watch = (video: HTMLVideoElement, source: string) => {
    watched.add(video)
    const next = () =>
      video.requestVideoFrameCallback((now) => {
        const before = moments.get(source) ?? []
        moments.set(source, before)
        before.push(performance.timeOrigin + now)
        next()
      })
    next()
  }
  setInterval(() => {
    for (const video of document.querySelectorAll<HTMLVideoElement>('video[data-source]')) {
      const { source } = video.dataset
      if (source && !watched.has(video)) watch(video, source)
    }
  }, 20)
}

declare global {
  interface Window {
    /** By source, in order. */
    frameMoments?: Map<string, number[]>
  }
}
