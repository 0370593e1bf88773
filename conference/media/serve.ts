import { type BodyOf, checked } from '#contract'
import { type MediaRequests, mediaRequests } from '#contract/media'
import type { Link, PeerId } from '#foundation/link'
import type { MediaClient, MediaOperation } from './media.ts'
import { noticeSubject, requestSubject } from './subjects.ts'

/**
 * Serves the host on a link to its control process and to nobody else: others find no handler. Bodies are
 * checked here; refusals travel with their code and details. `close` ends the serving, not the host.
 */
export function serveMediaHost(
  host: MediaClient,
  link: Link,
  { control }: { control: PeerId },
): { close(): void } {
  const serve = <Op extends MediaOperation>(op: Op) =>
    link.handle(
      requestSubject(op),
      ({ body }) => host.request(op, checked(mediaRequests[op].body, body, op) as BodyOf<MediaRequests, Op>),
      { from: control },
    )

  const operations = Object.keys(mediaRequests) as MediaOperation[]
  const ends = operations.map((op) => serve(op))
  ends.push(host.onNotice(({ name, body }) => link.publish(control, noticeSubject(name), body)))
  return {
    close() {
      for (const end of ends.splice(0)) end()
    },
  }
}
