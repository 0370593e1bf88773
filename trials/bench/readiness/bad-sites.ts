import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Verdict } from '#contract/readiness'
import { createScope } from '#foundation/lifetime'
import { createLog } from '#foundation/log'
import { writeCamera, writeMicrophone } from '#trials/browser'
import { type InjectedFault, lineFaults, startFaultyTiers } from '#trials/faults'
import { openDesk, openSiteUnderTest } from '#trials/stage'
import { progress } from '../figure.ts'

/** One fault of a real page: of its devices, its line, or the uplink. */
interface BadSite extends Pick<InjectedFault, 'name' | 'line' | 'uplink'> {
  camera?: string | null
  microphone?: string
}

/** How many faults were injected, and which of them a test took for ready. */
export interface Injected {
  faults: number
  falselyReady: string[]
}

/** Real Chromium pages, one fault of devices or lines at a time, each at a site of its own. */
export async function testBadSites(): Promise<Injected> {
  const scope = createScope()
  const folder = await mkdtemp(join(tmpdir(), 'lienthong-bench-'))
  scope.add(() => rm(folder, { recursive: true, force: true }))
  try {
    const log = createLog({ name: 'bench', level: 'error', destination: process.stderr })
    const tiers = scope.add(await startFaultyTiers(log))
    const { sites: access, url } = tiers.constellation.tier('VN-25').control
    const rights = ['read', 'sites'] as const
    const { token } = await access.issueAccessToken({ name: 'bench', rights, expiresAt: null })
    const sites = access.registry.childrenOf('VN-25').map(({ id }) => id)
    const sound = { camera: writeCamera(folder, 'none'), microphone: writeMicrophone(folder, 'none') }
    const bad: BadSite[] = [
      { name: 'no camera', camera: null },
      { name: 'black camera', camera: writeCamera(folder, 'black') },
      { name: 'frozen camera', camera: writeCamera(folder, 'frozen') },
      { name: 'silent microphone', microphone: writeMicrophone(folder, 'silent') },
      { name: 'clipping microphone', microphone: writeMicrophone(folder, 'clipping') },
      ...lineFaults.filter(({ isReady }) => !isReady),
    ]
    const falselyReady: string[] = []
    for (const [at, { name, line, uplink, ...devices }] of bad.entries()) {
      const site = sites[at] ?? 'VN-25'
      tiers.prepare(site, { ...(line && { line }) })
      const room = await openSiteUnderTest(openDesk(url, token), site, { ...sound, ...devices })
      const heal = tiers.inject({ ...(uplink && { uplink }) })
      const { verdict } = await room.test().finally(heal)
      await room.close()
      progress(`${name}: ${verdict.grade}, ${verdict.findings[0]?.code ?? 'nothing found'}`)
      if (isReady(verdict)) falselyReady.push(name)
    }
    return { faults: bad.length, falselyReady }
  } finally {
    await scope.close()
  }
}

const isReady = ({ grade }: Verdict) => grade === 'good' || grade === 'acceptable'
