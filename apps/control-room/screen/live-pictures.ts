import { useMemo, useState } from 'react'
import { createFrameWatch, type FrameWatch, type SceneStream } from '#browser/layouts'
import { useLive } from '#browser/live-state'
import { isSound, type SiteId, sourceOf } from '#contract'
import { useDesk } from './use-desk.ts'

/** The moving pictures for one scene that is drawn, and whose show frames already. */
export interface LivePictures {
  streams: readonly SceneStream[]
  watch: FrameWatch
  isLive(site: SiteId): boolean
}

export function useLivePictures(): LivePictures {
  const all = useLive(useDesk().viewing.streams, (streams) => streams)
  const [watch] = useState(createFrameWatch)
  const withFrames = useLive(watch.withFrames, (ids) => ids)
  const streams = useMemo(() => all.filter(({ kind }) => !isSound(kind)), [all])
  const isLive = (site: SiteId) => {
    const source = sourceOf(site, 'camera')
    return streams.some((stream) => stream.source === source && !stream.ending && withFrames.has(stream.id))
  }
  return { streams, watch, isLive }
}
