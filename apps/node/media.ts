import { createMediaHost, serveMediaHost } from '#conference/media'
import { PROTOCOL_VERSION } from '#contract'
import { connectNats } from '#foundation/link'
import type { Log } from '#foundation/log'
import { systemClock } from '#foundation/time'
import { mediaWorkerBin } from '../../setup/worker-path.mjs'
import type { NodeConfig } from './config-schema.ts'
import { logLinkProblems } from './link-problems.ts'
import { mediaPeerOf } from './media-peer.ts'

/** The media host process: small, stable, restarted rarely. */
export async function start(config: NodeConfig, log: Log) {
  const { servers, user, password, mediaUser = user, mediaPassword = password } = config.link
  const link = connectNats({
    servers,
    self: mediaPeerOf(config.node),
    version: PROTOCOL_VERSION,
    onProblem: logLinkProblems(log, systemClock),
    ...(mediaUser && { user: mediaUser }),
    ...(mediaPassword && { pass: mediaPassword }),
  })
  const host = await createMediaHost({ ...mediaOptionsOf(config), clock: systemClock, log })
  const serving = serveMediaHost(host, link, { control: config.node })
  return {
    facts: { workers: config.media.workers },
    async close() {
      serving.close()
      await host.close()
      await link.close()
    },
  }
}

/** What the media host needs to know, from the configuration. */
export function mediaOptionsOf({ media }: NodeConfig) {
  const { workers, listen, port, pipe, pipePorts } = media
  return {
    workers,
    listen: listen.map(addressOf),
    workerBin: mediaWorkerBin(),
    ports: { ...(port > 0 && { udpTcpBase: port }), pipeMin: pipePorts.min, pipeMax: pipePorts.max },
    pipeIp: addressOf(pipe),
  }
}

const addressOf = ({ ip, announcedAddress }: { ip: string; announcedAddress?: string | undefined }) =>
  announcedAddress === undefined ? { ip } : { ip, announcedAddress }
