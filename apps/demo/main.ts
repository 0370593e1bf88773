import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Scene, SiteId } from '#contract'
import { createScope } from '#foundation/lifetime'
import { createLog } from '#foundation/log'
import { systemClock } from '#foundation/time'
import { startConstellation, threeTiers } from '#trials/constellation'
import { cast, loadSiteMedia } from '#trials/media'
import { startSyntheticSite } from '#trials/sites'
import { demoAddresses } from './addresses.ts'
import { describeFailure } from './failure.ts'
import { describeDemo } from './words.ts'

const startedAt = performance.now()
const firstPort = Number(process.env.LIENTHONG_DEMO_PORT ?? 8800)
const ports: Record<string, number> = { VN: firstPort, 'VN-25': firstPort + 25, 'VN-19': firstPort + 19 }
const freeSites: SiteId[] = ['VN-25-07894', 'VN-19-05710']
const title = 'Phiên họp trực tuyến ba cấp: Trung ương – tỉnh – xã'

/** One site of Phú Thọ large, and five others around it. */
const firstScene: Scene = {
  layout: '1+5',
  slots: ['VN-25-07900', 'VN', 'VN-25', 'VN-19', 'VN-19-05443', 'VN-25-08872'].map((site) => ({
    kind: 'site',
    site,
  })),
}

const log = createLog({
  name: 'demo',
  level: process.env.LIENTHONG_LOG === 'debug' ? 'debug' : 'error',
  pretty: true,
})
const scope = createScope()
const ending = new AbortController()

async function main(): Promise<void> {
  const data = process.env.LIENTHONG_DEMO_DATA ?? '.data/demo'
  mkdirSync(data, { recursive: true })
  const constellation = scope.add(
    await startConstellation(
      threeTiers({
        storeOf: (node) => `pglite:${resolve(data, node)}`,
        portOf: (node) => ports[node] ?? 0,
        listen: demoAddresses(),
        known: [...cast.map(({ site }) => site), ...freeSites],
      }),
      log,
      { ending: ending.signal },
    ),
  )
  const controlOf = (node: string) => constellation.tier(node).control
  const nodeOf = (site: SiteId) => site.slice(0, 5)
  const linkOf = async (site: SiteId) => {
    const { sites, url } = controlOf(nodeOf(site))
    const { token } = await sites.issueLink(site)
    return `${url.replace('127.0.0.1', 'localhost')}/r/${token}`
  }

  const centre = controlOf('VN')
  const session =
    centre.node.sessions()[0] ?? (await centre.keeper.open({ title, chair: 'VN', by: 'Trung ương' }))
  if (session.program.revision === 0)
    await centre.keeper.command(
      'session.take',
      { session: session.id, seen: 0, scene: firstScene },
      'Trung ương',
    )
  if (session.floor.open.length === 0)
    await centre.keeper.command('floor.open', { session: session.id, site: 'VN-25-07900' }, 'Trung ương')

  for (const { site } of cast)
    scope.add(
      await startSyntheticSite({
        link: await linkOf(site),
        media: await loadSiteMedia(site),
        receive: false,
        tests: {},
        log: log.child({ site }),
        clock: systemClock,
      }),
    )

  const labelOf = (site: SiteId) => centre.sites.registry.labelOf(site)
  const consoles = []
  for (const node of Object.keys(ports)) {
    const { token } = await controlOf(node).sites.issueConsoleLink({ role: 'operator', nodeId: node })
    consoles.push({ label: labelOf(node), url: `http://localhost:${ports[node]}/c/${token}` })
  }
  const boards = Object.entries(ports).map(([node, port]) => ({
    label: labelOf(node),
    url: `http://localhost:${port}/board/`,
  }))
  const free = []
  for (const site of freeSites) free.push({ label: labelOf(site), url: await linkOf(site) })

  process.stdout.write(
    describeDemo(
      {
        ...{ consoles, boards, freeSites: free },
        ...{ openApi: `http://localhost:${ports.VN}/api/v1/openapi.json`, data },
      },
      (performance.now() - startedAt) / 1000,
    ),
  )
}

const stop = (code: number) => {
  ending.abort()
  scope.close().then(
    () => {
      if (code === 0) process.stdout.write('Đã dừng (stopped).\n')
      process.exit(code)
    },
    () => process.exit(1),
  )
}
process.once('SIGINT', () => stop(0))
process.once('SIGTERM', () => stop(0))
main().catch((error: unknown) => {
  process.stderr.write(`${describeFailure(error)}\n`)
  stop(1)
})
