import type { SourceKey } from '#contract'

/** How many past key frames of a source are remembered. */
const REMEMBERED = 32

interface Wait {
  source: SourceKey
  since: number
  resolve: (at: number) => void
  reject: (error: Error) => void
}

export interface KeyFrameWaits {
  keyFrame(source: SourceKey, at: number): void
  waiting(source: SourceKey): boolean
  /** The moment of the first remembered or coming key frame at or after `since`. Rejects when closed. */
  after(source: SourceKey, since: number): Promise<number>
  close(): void
}

export function createKeyFrameWaits(): KeyFrameWaits {
  const past = new Map<SourceKey, number[]>()
  const waits = new Set<Wait>()
  let closed = false
  return {
    keyFrame(source, at) {
      const moments = past.get(source) ?? []
      past.set(source, moments)
      moments.push(at)
      if (moments.length > REMEMBERED) moments.shift()
      for (const wait of waits) {
        if (wait.source !== source || at < wait.since) continue
        waits.delete(wait)
        wait.resolve(at)
      }
    },
    waiting(source) {
      for (const wait of waits) if (wait.source === source) return true
      return false
    },
    after(source, since) {
      const known = past.get(source)?.find((at) => at >= since)
      if (known !== undefined) return Promise.resolve(known)
      if (closed) return Promise.reject(new Error('the synthetic site is closed'))
      return new Promise((resolve, reject) => waits.add({ source, since, resolve, reject }))
    },
    close() {
      closed = true
      for (const wait of waits) wait.reject(new Error('the synthetic site is closed'))
      waits.clear()
    },
  }
}
