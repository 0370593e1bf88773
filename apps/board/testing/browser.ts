import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import config from '../../vite.config.ts'

/** Builds the board's page alone into a folder of its own. */
export async function buildBoard(): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'lienthong-board-'))
  const input = [fileURLToPath(new URL('../index.html', import.meta.url))]
  await build({
    ...config,
    configFile: false,
    logLevel: 'error',
    build: { ...config.build, outDir, rolldownOptions: { input } },
  })
  return outDir
}
