import type { BodyOf, NoticeOf, ReplyOf } from '#contract'
import type { MediaNotices, MediaRequests } from '#contract/media'

export type MediaOperation = keyof MediaRequests

/** One notice of the host, by name. */
export type MediaNotice = {
  [Name in keyof MediaNotices]: { name: Name; body: NoticeOf<MediaNotices, Name> }
}[keyof MediaNotices]

/** A media host as a control process sees it, in the same process or over a link. */
export interface MediaClient {
  /** Rejects with `Refusal`; `media.unavailable` when the host can not be reached. */
  request<Op extends MediaOperation>(
    op: Op,
    body: BodyOf<MediaRequests, Op>,
  ): Promise<ReplyOf<MediaRequests, Op>>
  /** Returns what ends the listening. */
  onNotice(listener: (notice: MediaNotice) => void): () => void
}
