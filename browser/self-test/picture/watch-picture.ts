import { eachFrame, type FrameShown } from '../each-frame.ts'
import { readCode } from './read-code.ts'
import type { Seal } from './seal.ts'
import type { Sighting } from './sightings.ts'

/** Reads the codes of a track as they are shown. One owner; `close()` is idempotent. */
export interface WatchedPicture {
  /** What was seen so far, in order. */
  sightings(): Promise<readonly Sighting[]>
  /** Of the frames as they came; null before the first. */
  heightPx(): number | null
  close(): void
}

/** Frames are read at this width, so that reading costs a millisecond or two however large they are. */
const READ_WIDTH = 320
/** A minute at 60 frames a second; a test is much shorter, and memory has to end somewhere. */
const MOST_SIGHTINGS = 3600

/**
 * Times are of `now` (monotonic milliseconds, `performance.now`) less `startedMs`; a frame counts as seen when it is
 * handed to the screen (`presentationTime`). A page that is hidden is given no frames: its run has to be marked.
 */
export function watchPicture(options: {
  track: MediaStreamTrack
  seal: Seal
  now(): number
  startedMs: number
}): WatchedPicture {
  const { track, seal, now, startedMs } = options
  const video = document.createElement('video')
  video.muted = true
  video.playsInline = true
  video.srcObject = new MediaStream([track])
  video.play().catch(() => {})
  const canvas = document.createElement('canvas')
  canvas.width = READ_WIDTH
  const pen = canvas.getContext('2d', { willReadFrequently: true, alpha: false })
  const seen: Promise<Sighting>[] = []

  const look = ({ atMs, shown }: FrameShown) => {
    if (!pen || video.videoWidth === 0 || seen.length >= MOST_SIGHTINGS) return
    const height = Math.round((READ_WIDTH * video.videoHeight) / video.videoWidth)
    if (canvas.height !== height) canvas.height = height
    pen.drawImage(video, 0, 0, canvas.width, canvas.height)
    const read = readCode(pen.getImageData(0, 0, canvas.width, canvas.height))
    const seenMs = atMs - startedMs
    seen.push(read.kind === 'code' ? judged(read, seenMs, shown) : Promise.resolve({ ...read, seenMs }))
  }
  const judged = async (
    { payload, flash }: Extract<ReturnType<typeof readCode>, { kind: 'code' }>,
    seenMs: number,
    shown: number | null,
  ): Promise<Sighting> => ({
    kind: 'read',
    belonging: await seal.check(payload),
    counter: payload.counter,
    clockMs: payload.clockMs,
    flash,
    seenMs,
    shown,
  })
  const stop = eachFrame(video, now, look)

  return {
    sightings: () => Promise.all(seen),
    heightPx: () => video.videoHeight || null,
    close() {
      stop()
      video.srcObject = null
    },
  }
}
