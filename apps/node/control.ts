import { PROTOCOL_VERSION } from '#contract'
import { connectNats } from '#foundation/link'
import type { Log } from '#foundation/log'
import { systemClock } from '#foundation/time'
import type { NodeConfig } from './config-schema.ts'
import { logLinkProblems } from './link-problems.ts'
import { mediaPeerOf } from './media-peer.ts'
import { startControl } from './start-control.ts'

/** The control process of a node on its own machine. */
export async function start(config: NodeConfig, log: Log) {
  const { servers, user, password } = config.link
  const link = connectNats({
    servers,
    self: config.node,
    version: PROTOCOL_VERSION,
    onProblem: logLinkProblems(log, systemClock),
    ...(user && { user }),
    ...(password && { pass: password }),
  })
  const mediaPeer = mediaPeerOf(config.node)
  const control = await startControl({ config, link, mediaPeer, clock: systemClock, log })
  const { token } = await control.sites.issueConsoleLink({ role: 'operator', nodeId: config.node })
  return {
    facts: { url: control.url, console: `${control.url}/c/${token}` },
    async close() {
      await control.close()
      await link.close()
    },
  }
}
