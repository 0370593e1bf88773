/** How loud a microphone is. One owner; `close()` is idempotent. */
export interface LevelMeter {
  /** Loudness of the last 40 ms in dBFS (full-scale sine: −3), at least −100; null while the browser holds audio back. */
  read(): number | null
  close(): void
}

export function createLevelMeter(track: MediaStreamTrack): LevelMeter {
  const context = new AudioContext()
  const analyser = context.createAnalyser()
  analyser.fftSize = 2048
  const source = context.createMediaStreamSource(new MediaStream([track]))
  source.connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  return {
    read() {
      if (context.state !== 'running') {
        void context.resume().catch(() => {})
        return null
      }
      analyser.getFloatTimeDomainData(samples)
      return decibels(samples)
    },
    close() {
      source.disconnect()
      if (context.state !== 'closed') void context.close()
    },
  }
}

/** Root mean square of samples in −1…1, in dBFS: 20·log10(rms), at least −100. */
export function decibels(samples: Float32Array): number {
  let sum = 0
  for (const sample of samples) sum += sample * sample
  const rms = Math.sqrt(sum / Math.max(1, samples.length))
  return Math.max(-100, 20 * Math.log10(rms))
}
