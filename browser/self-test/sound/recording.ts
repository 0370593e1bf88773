/** Samples in a row as they were heard; `frame` is the number of the first since the audio context began. */
export interface SoundBlock {
  frame: number
  samples: Float32Array
}

/** One stretch of sound without holes. */
export interface Recording {
  samples: Float32Array<ArrayBuffer>
  /** Samples per second. */
  rate: number
  /** Moment of the first sample, milliseconds of the audio context. */
  startMs: number
  /** Samples that were not delivered and are silence here. */
  missing: number
}

/** Puts blocks together in the order of their frames; what is missing between them is silence. */
export function recordingOf(blocks: readonly SoundBlock[], rate: number): Recording {
  const inOrder = blocks.toSorted((one, other) => one.frame - other.frame)
  const start = inOrder[0]?.frame ?? 0
  const end = inOrder.reduce((most, { frame, samples }) => Math.max(most, frame + samples.length), start)
  const samples = new Float32Array(end - start)
  let missing = 0
  let reached = start
  for (const block of inOrder) {
    missing += Math.max(0, block.frame - reached)
    samples.set(block.samples, block.frame - start)
    reached = Math.max(reached, block.frame + block.samples.length)
  }
  return { samples, rate, startMs: (start * 1000) / rate, missing }
}
