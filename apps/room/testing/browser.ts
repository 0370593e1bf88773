import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium } from 'playwright-core'
import { build } from 'vite'
import config from '../../vite.config.ts'

/** Chromium as Debian has it; another one by `CHROMIUM_BIN`. */
const executablePath = process.env.CHROMIUM_BIN ?? '/usr/bin/chromium'

const flags = [
  '--no-sandbox',
  '--use-fake-device-for-media-stream',
  '--allow-loopback-in-peer-connection',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
]

/** `grant`: devices are allowed without a question; otherwise the test's context decides. */
export function launchChromium({ grant }: { grant: boolean }): Promise<Browser> {
  const args = grant ? [...flags, '--use-fake-ui-for-media-stream'] : flags
  return chromium.launch({ executablePath, args })
}

/** Builds the room's page alone into a folder of its own. */
export async function buildRoom(): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'lienthong-room-'))
  const input = [fileURLToPath(new URL('../index.html', import.meta.url))]
  await build({
    ...config,
    configFile: false,
    logLevel: 'error',
    build: { ...config.build, outDir, rolldownOptions: { input } },
  })
  return outDir
}
