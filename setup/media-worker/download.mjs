import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runCommand } from '../command.mjs'

const REACH_MS = 6_000
const BODY_MS = 180_000

/**
 * Where mediasoup's own install script finds its prebuilt worker (its npm-scripts.mjs); the same two
 * environment variables change it.
 */
export function prebuiltUrl({ mediasoup, platform, arch, kernelRelease, env }) {
  const base =
    env.MEDIASOUP_WORKER_PREBUILT_DOWNLOAD_BASE_URL ||
    `${mediasoup.repository.url.replace(/^git\+/, '').replace(/\.git$/, '')}/releases/download`
  const kernel = platform === 'linux' ? `-kernel${Number(kernelRelease.split('.')[0])}` : ''
  return `${base}/${mediasoup.version}/mediasoup-worker-${mediasoup.version}-${platform}-${arch}${kernel}.tgz`
}

/**
 * Downloads and unpacks the prebuilt worker into `folder`.
 * @returns undefined when it is there, else the reason why not (unreachable, not published, damaged).
 */
export async function downloadPrebuilt({ url, folder, log, fetchFrom = fetch }) {
  const abort = new AbortController()
  let timer = setTimeout(() => abort.abort(new Error(`no answer within ${REACH_MS} ms`)), REACH_MS)
  try {
    const response = await fetchFrom(url, { signal: abort.signal })
    if (!response.ok) return `HTTP ${response.status}`
    clearTimeout(timer)
    timer = setTimeout(() => abort.abort(new Error(`not complete within ${BODY_MS} ms`)), BODY_MS)
    const archive = join(folder, 'worker.tgz')
    writeFileSync(archive, Buffer.from(await response.arrayBuffer()))
    await runCommand('tar', ['-xzf', archive, '-C', folder, 'mediasoup-worker'], { log })
    rmSync(archive)
    return undefined
  } catch (error) {
    return error.cause?.code ?? error.cause?.message ?? error.message
  } finally {
    clearTimeout(timer)
  }
}
