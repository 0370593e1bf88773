import { chmodSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { release } from 'node:os'
import { dirname, join } from 'node:path'
import { acquireLock } from '../lock.mjs'
import { buildWorker, prepareBuild } from '../media-worker/build.mjs'
import { downloadPrebuilt, prebuiltUrl } from '../media-worker/download.mjs'
import { cacheFolder, workerLocations } from '../media-worker/location.mjs'
import { isProven, loads, proveWorker, stampOf } from '../media-worker/proof.mjs'
import { SetupStop } from '../stop.mjs'

/** The media worker: brought by the user, else downloaded, else built; used only once it has forwarded media. */
export const mediaWorkerStep = {
  name: 'Bộ xử lý hình và tiếng (media worker)',
  check: ({ root, env }) => {
    const brought = env.MEDIASOUP_WORKER_BIN
    if (brought) return isProven(brought, stampOf(brought, { env, own: false }))
    return cachedWorker(root, env) !== undefined
  },
  do: async (context) => {
    const brought = context.env.MEDIASOUP_WORKER_BIN
    if (brought) return proveBrought(brought, context)
    const cache = join(cacheFolder(context.env), 'media-worker')
    mkdirSync(cache, { recursive: true })
    const unlock = await acquireLock(join(cache, 'lock'), {
      onWait: () => context.progress('chờ một lần dựng khác (waiting for another build)', { always: true }),
    })
    try {
      if (cachedWorker(context.root, context.env) === undefined) await obtainWorker(cache, context)
    } finally {
      unlock()
    }
  },
}

function cachedWorker(root, env) {
  const locations = workerLocations(root, env)
  if (!locations) return undefined
  return [locations.prebuilt, locations.built].find((file) =>
    isProven(file, stampOf(file, { env, own: true })),
  )
}

async function proveBrought(binary, context) {
  if (!loads(binary)) {
    throw new SetupStop('worker-does-not-load', [
      `MEDIASOUP_WORKER_BIN không chạy được trên máy này: ${binary}`,
      '(it does not run on this machine)',
    ])
  }
  await proveWorker({ ...context, binary, stamp: stampOf(binary, { env: context.env, own: false }) })
}

async function obtainWorker(cache, context) {
  const folder = mkdtempSync(join(cache, '.new-'))
  const removeFolder = () => rmSync(folder, { recursive: true, force: true })
  process.on('exit', removeFolder)
  const binary = join(folder, 'mediasoup-worker')
  const prove = () => proveWorker({ ...context, binary, stamp: join(folder, 'checked') })
  try {
    const refusal = await tryPrebuilt({ folder, binary, prove }, context)
    if (refusal === undefined) return publish(folder, workerLocations(context.root, context.env).prebuilt)
    context.progress(
      `không có bản dựng sẵn, dựng từ mã nguồn (no prebuilt: ${refusal}; building from source)`,
      {
        always: true,
      },
    )
    await prepareBuild(context)
    await buildWorker({ ...context, target: binary })
    context.progress('thử gửi và nhận qua WebRTC (sending and receiving over WebRTC)', { always: true })
    await prove()
    // Asked for only now: installing the build's packages may have brought the libssl that names the entry.
    publish(folder, workerLocations(context.root, context.env).built)
  } finally {
    process.off('exit', removeFolder)
    removeFolder()
  }
}

/** @returns undefined when the prebuilt worker is in `folder` and proven, else why not. */
async function tryPrebuilt({ folder, binary, prove }, { root, env, log }) {
  if (env.MEDIASOUP_SKIP_WORKER_PREBUILT_DOWNLOAD) return 'MEDIASOUP_SKIP_WORKER_PREBUILT_DOWNLOAD'
  const mediasoup = JSON.parse(readFileSync(join(root, 'node_modules', 'mediasoup', 'package.json'), 'utf8'))
  const { platform, arch } = process
  const url = prebuiltUrl({ mediasoup, platform, arch, kernelRelease: release(), env })
  const failure = await downloadPrebuilt({ url, folder, log })
  if (failure !== undefined) return failure
  rmSync(join(folder, 'worker.tgz'), { force: true })
  chmodSync(binary, 0o755)
  if (!loads(binary)) return 'it does not run here'
  try {
    await prove()
    return undefined
  } catch (error) {
    if (!(error instanceof SetupStop)) throw error
    return 'it failed the WebRTC check'
  }
}

/** Moves the proven worker and its stamp to their place in one rename. */
function publish(folder, target) {
  rmSync(dirname(target), { recursive: true, force: true })
  chmodSync(folder, 0o755)
  renameSync(folder, dirname(target))
}
