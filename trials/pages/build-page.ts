import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import config from '../../apps/vite.config.ts'

/** Builds a page of `apps/` alone, as all are built, into a folder of its own. The caller removes it. */
export async function buildPage(page: 'room' | 'board' | 'office'): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), `lienthong-${page}-`))
  const input = [fileURLToPath(new URL(`../../apps/${page}/index.html`, import.meta.url))]
  await build({
    ...config,
    configFile: false,
    logLevel: 'error',
    build: { ...config.build, outDir, rolldownOptions: { input } },
  })
  return outDir
}
