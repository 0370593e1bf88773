import { nothingOrdered, type PublishOrder } from '#browser/media-client'
import type { NoticeOf } from '#contract'
import type { SiteInvitation } from '#contract/calendar'
import type { RoomNotices } from '#contract/room'

export type SceneNotice = NoticeOf<RoomNotices, 'scene'>
export type Standing = NoticeOf<RoomNotices, 'standing'>

/** What the node has told this page last; kept while the connection is away. */
export interface Facts {
  scene: SceneNotice | null
  /** When the scene reached the page, Unix milliseconds with fractions. */
  sceneAt: number
  order: PublishOrder
  standing: Standing | null
  /** The roll call that asks this site; null: none runs. */
  rollCall: NoticeOf<RoomNotices, 'roll-call'>['asked']
  /** Null: the node has not said yet. */
  tests: NoticeOf<RoomNotices, 'tests'> | null
  /** The planned sessions that the site is invited to, the next one first. */
  calendar: readonly SiteInvitation[]
}

export const noFacts: Facts = {
  scene: null,
  sceneAt: 0,
  order: nothingOrdered,
  standing: null,
  rollCall: null,
  tests: null,
  calendar: [],
}
