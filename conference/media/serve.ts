import { type BodyOf, Refusal } from '#contract'
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
    link.handle(requestSubject(op), ({ body }) => host.request(op, checked(op, body)), { from: control })

  const operations = Object.keys(mediaRequests) as MediaOperation[]
  const ends = operations.map((op) => serve(op))
  ends.push(host.onNotice(({ name, body }) => link.publish(control, noticeSubject(name), body)))
  return {
    close() {
      for (const end of ends.splice(0)) end()
    },
  }
}

function checked<Op extends MediaOperation>(op: Op, body: unknown): BodyOf<MediaRequests, Op> {
  const parsed = mediaRequests[op].body.safeParse(body)
  if (parsed.success) return parsed.data as BodyOf<MediaRequests, Op>
  const [issue] = parsed.error.issues
  const reason = issue ? `${issue.path.join('.')}: ${issue.message}` : 'not as described'
  throw new Refusal('message.malformed', { reason: reason.slice(0, 300) })
}
