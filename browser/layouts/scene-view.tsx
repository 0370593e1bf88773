import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { createLive, useLive } from '#browser/live-state'
import {
  partsOfSource,
  plainDressing,
  type Screen,
  type SiteId,
  type SourceKey,
  type Transition,
} from '#contract'
import { assign } from './assignment.ts'
import { crossFade, useCrossFade } from './cross-fade.ts'
import { type Drawn, sameDrawn, settle } from './drawn.ts'
import type { FrameWatch } from './frame-watch.ts'
import styles from './layouts.module.css'
import { SceneDressing } from './scene-dressing.tsx'
import { type SlotAttributes, SlotFrame } from './slot-frame.tsx'
import { StreamVideo } from './stream-video.tsx'

const PATIENCE_MS = 2000
const nobody: readonly SiteId[] = []
const none = createLive<ReadonlySet<string>>(new Set())

/** A stream that may be drawn; of several of one source the later in the list is the newer. */
export interface SceneStream {
  id: string
  source: SourceKey
  stream: MediaStream
}

export interface SceneViewProps {
  screen: Screen
  labels: Readonly<Record<string, string>>
  /** The session's title, for a scene that shows it. */
  title?: string | undefined
  /** The node's time, Unix milliseconds, for a scene that shows it; this computer's if it is not given. */
  now?: () => number
  /** Sites that speak; their slots are marked. */
  speaking?: readonly SiteId[]
  /** How new pictures come; `cut` if it is not given. */
  transition?: Transition | undefined
  /** Red or green line around it. */
  frame?: 'program' | 'preview' | 'none'
  /** Moving pictures; needs `watch`. Without them the scene is drawn from stills. */
  streams?: readonly SceneStream[]
  watch?: FrameWatch
  /** Address of the latest still of a site, null: there is none. */
  stillOf?: (site: SiteId) => string | null
  selectedSlot?: number | null
  /** Handlers, roles and refs for a slot's element. */
  slotAttributes?: (slot: number) => SlotAttributes
  /** Marks drawn over a slot. */
  overlay?: (slot: number, site: SiteId | null) => ReactNode
  onDrawn?: (drawn: readonly Drawn[]) => void
}

/** Draws a scene in the largest 16:9 box that fits its parent. The same for a room's screen and a console. */
export function SceneView(props: SceneViewProps) {
  const { screen, labels, streams = [], watch, onDrawn, speaking = nobody } = props
  const dressing = screen.dressing ?? plainDressing
  const tiles = useMemo(() => assign(screen, labels), [screen, labels])
  const withFrames = useLive(watch?.withFrames ?? none, (ids) => ids)
  const patient = usePatience(screen)

  const [before, setDrawn] = useState<readonly Drawn[]>([])
  const pictures = streams.map(({ id, source }) => ({ id, source, hasFrames: withFrames.has(id) }))
  const wanted = tiles.map((tile) => (tile.kind === 'site' ? tile.source : null))
  const drawn = settle(before, wanted, pictures, patient)
  const [fade, beginFade] = useCrossFade<SceneStream>()
  if (!sameDrawn(before, drawn)) {
    setDrawn(drawn)
    const rects = tiles.map(({ rect }) => rect)
    if (props.transition === 'fade') beginFade(crossFade(before, drawn, streams, rects))
  }
  const leaving = fade.leaving.filter(({ stream }) => !drawn.some((each) => isPicture(each, stream.id)))
  useEffect(() => onDrawn?.(before), [before, onDrawn])

  return (
    <div className={styles.stage}>
      <div className={styles.box} data-frame={props.frame ?? 'none'} data-layout={screen.layout}>
        {watch &&
          withLeaving(streams, leaving).map(({ id, source, stream }) => {
            const shownIn = drawn.findIndex((each) => isPicture(each, id))
            const tile = tiles[shownIn >= 0 ? shownIn : wanted.indexOf(source)]
            const rect = leaving.find((each) => each.stream.id === id)?.rect ?? tile?.rect
            return (
              rect && (
                <StreamVideo
                  key={id}
                  {...{ id, source, stream, watch, rect }}
                  under={shownIn < 0}
                  arriving={fade.arriving.has(id)}
                />
              )
            )
          })}
        {tiles.map((tile) => {
          const now = drawn[tile.slot] ?? { kind: 'empty' }
          const site = tile.kind === 'site' ? tile.site : null
          return (
            <SlotFrame
              key={tile.slot}
              tile={tile}
              drawn={now}
              drawnLabel={nameOf(now, tile.kind === 'site' ? tile.label : '', labels)}
              still={site === null ? null : (props.stillOf?.(site) ?? null)}
              labelled={dressing.labels}
              speaking={site !== null && speaking.includes(site)}
              selected={props.selectedSlot === tile.slot}
              attributes={props.slotAttributes?.(tile.slot)}
            >
              {props.overlay?.(tile.slot, site)}
            </SlotFrame>
          )
        })}
        <SceneDressing dressing={dressing} title={props.title ?? ''} now={props.now ?? Date.now} />
      </div>
    </div>
  )
}

const isPicture = (drawn: Drawn, id: string): boolean => drawn.kind === 'picture' && drawn.id === id

/** Streams that have ended meanwhile still show their last frame while the new picture appears over it. */
function withLeaving(streams: readonly SceneStream[], leaving: readonly { stream: SceneStream }[]) {
  const ended = leaving.filter(({ stream }) => streams.every(({ id }) => id !== stream.id))
  return [...ended.map(({ stream }) => stream), ...streams]
}

function nameOf(drawn: Drawn, ordered: string, labels: Readonly<Record<string, string>>): string {
  if (drawn.kind !== 'picture' || drawn.wanted) return ordered
  const { site } = partsOfSource(drawn.source)
  return labels[site] ?? site
}

/** True for a while after each change of the screen: old pictures may stay that long and no longer. */
function usePatience(screen: Screen): boolean {
  const [worn, setWorn] = useState<Screen | null>(null)
  useEffect(() => {
    const timer = setTimeout(() => setWorn(screen), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [screen])
  return worn !== screen
}
