import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { launchChromium } from './launch.ts'
import { type Pattern, writePattern } from './pattern.ts'

/** A page that nobody looks at works as one that is looked at, and plays sound before anybody touched it. */
const unwatched = [
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
  '--allow-loopback-in-peer-connection',
  '--autoplay-policy=no-user-gesture-required',
]

export interface BrowserOptions {
  /** What its camera and microphone give; null: it has neither. */
  pattern: Pattern | null
  /** A file of JPEGs one after another, or Y4M, that its camera shows instead of the pattern's picture; null: no camera. */
  camera?: string | null
  /** A WAV that its microphone hears instead of the pattern's beeps. */
  microphone?: string
  /** Answers the browser's question for the devices with yes (default) or no. */
  allow?: boolean
}

const folder = () => mkdtempSync(join(tmpdir(), 'lienthong-browser-'))

/** Starts a browser of its own. The caller closes it. */
export async function launchBrowser({
  pattern,
  camera,
  microphone,
  allow = true,
}: BrowserOptions): Promise<Browser> {
  const files = folder()
  const devices = pattern ? writePattern(files, pattern) : null
  const browser = await launchChromium([
    ...unwatched,
    ...(devices
      ? [
          `--use-fake-device-for-media-stream${camera === null ? '=device-count=0' : ''}`,
          ...(camera === null ? [] : [`--use-file-for-fake-video-capture=${camera ?? devices.video}`]),
          `--use-file-for-fake-audio-capture=${microphone ?? devices.audio}`,
        ]
      : []),
    allow ? '--use-fake-ui-for-media-stream' : '--deny-permission-prompts',
  ])
  browser.on('disconnected', () => rmSync(files, { recursive: true, force: true }))
  return browser
}
