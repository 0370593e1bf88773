import { useMemo, useState } from 'react'
import { createFrameWatch, type FrameWatch, type SceneStream } from '#browser/layouts'
import { useLive } from '#browser/live-state'
import { isSound, type Screen, type SiteId, type SourceKey, sourceOf } from '#contract'
import { useDesk } from './use-desk.ts'

/** The moving pictures for one scene that is drawn, and whose show frames already. */
export interface LivePictures {
  streams: readonly SceneStream[]
  watch: FrameWatch
  isLive(site: SiteId): boolean
  /** The same of what stands in a slot, a camera or content. */
  isLiveIn(screen: Screen, slot: number): boolean
}

export function useLivePictures(): LivePictures {
  const all = useLive(useDesk().viewing.streams, (streams) => streams)
  const [watch] = useState(createFrameWatch)
  const withFrames = useLive(watch.withFrames, (ids) => ids)
  const streams = useMemo(() => all.filter(({ kind }) => !isSound(kind)), [all])
  const moves = (source: SourceKey) =>
    streams.some((stream) => stream.source === source && !stream.ending && withFrames.has(stream.id))
  const isLive = (site: SiteId) => moves(sourceOf(site, 'camera'))
  const isLiveIn = ({ slots }: Screen, at: number) => {
    const slot = slots[at]
    if (!slot || slot.kind === 'empty') return false
    return slot.kind === 'content' ? moves(sourceOf(slot.site, 'content')) : isLive(slot.site)
  }
  return { streams, watch, isLive, isLiveIn }
}
