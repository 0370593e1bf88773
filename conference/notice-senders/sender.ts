import type { Outcome } from '#conference/notices'
import type { Notice, NoticeChannel } from '#contract/notices'

/** What a sender is given of a notice. */
export type Outgoing = Pick<Notice, 'id' | 'kind' | 'site' | 'person' | 'address' | 'subject' | 'text'>

/** Brings notices to people by one channel. Owned by whoever opened it. */
export interface NoticeSender {
  readonly channel: NoticeChannel
  /**
   * Hands one over, in at most half a minute or so; tells what came of it and never rejects. The same notice again has
   * the same identity on the wire, so that a receiver can tell that it is one (Q41).
   */
  send(notice: Outgoing): Promise<Outcome>
  /** Ends connections, also under a notice that is on its way. Idempotent. */
  close(): void
}
