import type { NodeId, SiteId } from '#contract'
import { createScope } from '#foundation/lifetime'
import { createLog, type Log } from '#foundation/log'
import { systemClock } from '#foundation/time'
import { startConstellation, threeTiers } from '#trials/constellation'
import { loadSiteMedia } from '#trials/media'
import { type SyntheticSite, startSyntheticSite } from '#trials/sites'
import { type Desk, openDesk } from '#trials/stage'

export type Theatre = Awaited<ReturnType<typeof openTheatre>>

/**
 * Three tiers in this process with one session of the centre, for a bench to put sites into; every province under
 * “automatic”. Close it.
 */
export async function openTheatre() {
  const scope = createScope()
  const log: Log = createLog({ name: 'bench', level: 'error', destination: process.stderr })
  try {
    const constellation = scope.add(
      await startConstellation(threeTiers({ storeOf: () => 'pglite:memory' }), log),
    )
    const desks = new Map<NodeId, Desk>()
    for (const node of ['VN', 'VN-25', 'VN-19']) {
      const { sites, url } = constellation.tier(node).control
      const rights = ['read', 'display', 'floor', 'sites'] as const
      const { token } = await sites.issueAccessToken({ name: `bench ${node}`, rights, expiresAt: null })
      desks.set(node, openDesk(url, token))
    }
    const deskOf = (node: NodeId): Desk => {
      const desk = desks.get(node)
      if (!desk) throw new RangeError(`no desk at ${node}`)
      return desk
    }
    await deskOf('VN').call('session.open', { title: 'Đo kiểm', chair: 'VN' })
    const linkOf = async (site: SiteId) =>
      (await deskOf(site.slice(0, 5)).call<{ url: string }>('sites.issue-link', { site })).url

    return {
      constellation,
      deskOf,
      linkOf,
      /** Waits until it is seated with its media joined; the theatre closes it. */
      async seatSynthetic(site: SiteId, { sends }: { sends: boolean }): Promise<SyntheticSite> {
        const synthetic = startSyntheticSite({
          link: await linkOf(site),
          media: sends ? await loadSiteMedia(site) : null,
          receive: !sends,
          log,
          clock: systemClock,
        })
        scope.add(synthetic)
        await synthetic.ready()
        return synthetic
      },
      /** The first `count` communes of a province. */
      communesOf: (node: NodeId, count: number): SiteId[] =>
        constellation
          .tier(node)
          .control.sites.registry.all()
          .filter(({ id }) => id.startsWith(`${node}-`))
          .slice(0, count)
          .map(({ id }) => id),
      own: scope.add,
      close: () => scope.close(),
    }
  } catch (error) {
    await scope.close()
    throw error
  }
}
