import type { Page } from 'playwright-core'
import { serverFrame } from '#contract'

/** The way from a node to one page, on which notices can be kept back while everything else goes through. */
export interface HeldNotices {
  /** Keeps back the notices of this name from now on. */
  hold(op: string): void
  /** Delivers what was kept back, in order, and keeps back no more. */
  release(): void
}

/** Before the page is opened: stands between its WebSockets of this path and the node. */
export async function holdNotices(page: Page, path: string): Promise<HeldNotices> {
  let holding: string | null = null
  const kept: (() => void)[] = []
  await page.routeWebSocket(
    ({ pathname }) => pathname === path,
    (socket) => {
      const node = socket.connectToServer()
      node.onMessage((message) => {
        const frame = serverFrame.parse(JSON.parse(message.toString()))
        if (frame.type === 'notice' && frame.op === holding) kept.push(() => socket.send(message))
        else socket.send(message)
      })
    },
  )
  return {
    hold: (op) => {
      holding = op
    },
    release() {
      holding = null
      for (const deliver of kept.splice(0)) deliver()
    },
  }
}
