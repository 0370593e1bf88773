import { TimeAgo } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { useDesk } from './use-desk.ts'

/** How long ago the node says it was, also on a computer whose clock is wrong. `at`: by the node's clock. */
export function NodeTimeAgo({ at }: { at: number }) {
  const ahead = useLive(useDesk().ahead, (ms) => ms)
  return <TimeAgo at={at - ahead} />
}
