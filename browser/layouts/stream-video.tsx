import { useLayoutEffect, useRef } from 'react'
import type { SourceKey } from '#contract'
import type { FrameWatch } from './frame-watch.ts'
import type { Rect } from './geometry.ts'
import styles from './layouts.module.css'
import { place } from './place.ts'

/** One stream on the stage. It stays the same element while its place changes, so that moving it shows no flash. */
export function StreamVideo(props: {
  id: string
  source: SourceKey
  stream: MediaStream
  watch: FrameWatch
  rect: Rect
  /** Under the picture that it will replace, until it has a frame. */
  under: boolean
  /** It fades in. */
  arriving: boolean
}) {
  const { id, source, stream, watch } = props
  const element = useRef<HTMLVideoElement>(null)

  useLayoutEffect(() => {
    const video = element.current
    if (!video) return
    const stop = watch.observe(id, source, video)
    video.srcObject = stream
    // Muted video may always play; a rejection only says that the element was removed meanwhile.
    video.play().catch(() => {})
    return () => {
      stop()
      video.srcObject = null
    }
  }, [id, source, stream, watch])

  return (
    <video
      ref={element}
      className={styles.video}
      data-arriving={props.arriving}
      style={{ ...place(props.rect), zIndex: props.under ? 1 : 2 }}
      data-source={source}
      muted
      playsInline
      autoPlay
      disablePictureInPicture
    />
  )
}
