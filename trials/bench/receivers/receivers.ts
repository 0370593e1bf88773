import type { SourceKey } from '#contract'
import { createLog } from '#foundation/log'
import { systemClock } from '#foundation/time'
import { cast, loadSiteMedia } from '#trials/media'
import { type SyntheticSite, startSyntheticSite } from '#trials/sites'
import { percentile } from '../figure.ts'
import { type FromReceivers, toReceivers } from './words.ts'

/** Many sites that only receive, driven over the process's channel. Ends with its parent. */
const log = createLog({ name: 'receivers', level: 'error', destination: process.stderr })
const sites: SyntheticSite[] = []
const say = (message: FromReceivers) => void process.send?.(message)

async function join(links: readonly string[], withStills: boolean): Promise<void> {
  const rooms = withStills ? await Promise.all(cast.map(({ site }) => loadSiteMedia(site))) : []
  for (const [index, link] of links.entries()) {
    const stills = rooms[index % rooms.length]?.stills ?? []
    sites.push(startSyntheticSite({ link, media: null, stills, receive: true, log, clock: systemClock }))
  }
  await Promise.all(sites.map((site) => site.ready()))
  say({ is: 'joined' })
}

async function watch(source: SourceKey, since: number): Promise<void> {
  const at = await Promise.all(sites.map((site) => site.firstKeyFrameAfter(source, since)))
  say({ is: 'seen', first: Math.min(...at), middle: percentile(at, 50), last: Math.max(...at) })
}

process.on('message', (message) => {
  const told = toReceivers.parse(message)
  const done = told.is === 'join' ? join(told.links, told.stills) : watch(told.source, told.since)
  done.catch((error: unknown) => {
    log.error('receivers failed', { error })
    process.exit(1)
  })
})
process.on('disconnect', () => process.exit(0))
