import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { createLive, useLive } from '#browser/live-state'
import { partsOfSource, type Scene, type SiteId, type SourceKey } from '#contract'
import { assign } from './assignment.ts'
import { type Drawn, sameDrawn, settle } from './drawn.ts'
import type { FrameWatch } from './frame-watch.ts'
import styles from './layouts.module.css'
import { type SlotAttributes, SlotFrame } from './slot-frame.tsx'
import { StreamVideo } from './stream-video.tsx'

const PATIENCE_MS = 2000
const none = createLive<ReadonlySet<string>>(new Set())

/** A stream that may be drawn; of several of one source the later in the list is the newer. */
export interface SceneStream {
  id: string
  source: SourceKey
  stream: MediaStream
}

export interface SceneViewProps {
  scene: Scene
  labels: Readonly<Record<string, string>>
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
  const { scene, labels, streams = [], watch, onDrawn } = props
  const tiles = useMemo(() => assign(scene, labels), [scene, labels])
  const withFrames = useLive(watch?.withFrames ?? none, (ids) => ids)
  const patient = usePatience(scene)

  const [before, setDrawn] = useState<readonly Drawn[]>([])
  const pictures = streams.map(({ id, source }) => ({ id, source, hasFrames: withFrames.has(id) }))
  const wanted = tiles.map((tile) => (tile.kind === 'site' ? tile.source : null))
  const drawn = settle(before, wanted, pictures, patient)
  if (!sameDrawn(before, drawn)) setDrawn(drawn)
  useEffect(() => onDrawn?.(before), [before, onDrawn])

  return (
    <div className={styles.stage}>
      <div className={styles.box} data-frame={props.frame ?? 'none'} data-layout={scene.layout}>
        {watch &&
          streams.map(({ id, source, stream }) => {
            const shownIn = drawn.findIndex((each) => each.kind === 'picture' && each.id === id)
            const tile = tiles[shownIn >= 0 ? shownIn : wanted.indexOf(source)]
            return (
              tile && (
                <StreamVideo
                  key={id}
                  {...{ id, source, stream, watch }}
                  rect={tile.rect}
                  under={shownIn < 0}
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
              selected={props.selectedSlot === tile.slot}
              attributes={props.slotAttributes?.(tile.slot)}
            >
              {props.overlay?.(tile.slot, site)}
            </SlotFrame>
          )
        })}
      </div>
    </div>
  )
}

function nameOf(drawn: Drawn, ordered: string, labels: Readonly<Record<string, string>>): string {
  if (drawn.kind !== 'picture' || drawn.wanted) return ordered
  const { site } = partsOfSource(drawn.source)
  return labels[site] ?? site
}

/** True for a while after each change of the scene: old pictures may stay that long and no longer. */
function usePatience(scene: Scene): boolean {
  const [worn, setWorn] = useState<Scene | null>(null)
  useEffect(() => {
    const timer = setTimeout(() => setWorn(scene), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [scene])
  return worn !== scene
}
