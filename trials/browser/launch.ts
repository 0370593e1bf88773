import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

/** With nothing that looks for the Internet, and without what a server's machine lacks. */
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts Debian's Chromium, or the one that `CHROMIUM` names, with these flags more. The caller closes it. */
export function launchChromium(flags: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args: [...quiet, ...flags] })
}

function chromiumPath(): string {
  const named = process.env.CHROMIUM
  const known = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
  const found = named ?? known.find((path) => existsSync(path))
  if (!found) throw new Error('no Chromium: run `npm run setup -- --for test`')
  return found
}
