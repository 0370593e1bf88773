import type { Browser } from 'playwright-core'
import { launchChromium } from '#trials/browser'

/** Chromium with devices of its own. `grant`: they are allowed without a question; otherwise the test decides. */
export function launchWithDevices({ grant }: { grant: boolean }): Promise<Browser> {
  const flags = ['--use-fake-device-for-media-stream', '--allow-loopback-in-peer-connection']
  return launchChromium(grant ? [...flags, '--use-fake-ui-for-media-stream'] : flags)
}
