import { type ComponentProps, useEffect, useRef } from 'react'

/** One track as a moving picture, without sound. The track stays its owner's: it is shown, never ended. */
export function TrackVideo({
  track,
  ...shown
}: { track: MediaStreamTrack } & Pick<ComponentProps<'video'>, 'className' | 'aria-label'>) {
  const element = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    const video = element.current
    if (!video) return
    video.srcObject = new MediaStream([track])
    // Muted video may always play; a rejection only says that the element was removed meanwhile.
    video.play().catch(() => {})
    return () => {
      video.srcObject = null
    }
  }, [track])
  return <video ref={element} {...shown} muted playsInline autoPlay />
}
