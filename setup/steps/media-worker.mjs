import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
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

/** A worker that an administrator copied into the cache by hand: no stamp yet, or another file than the stamp's. */
async function proveCarriedIn(context) {
  const { prebuilt, built } = workerLocations(context.root, context.env)
  for (const binary of [prebuilt, built]) {
    if (!existsSync(binary) || !loads(binary)) continue
    const stamp = stampOf(binary, { env: context.env, own: true })
    if ((await refusedProof({ ...context, binary, stamp })) === undefined) return true
  }
  return false
}

/** @returns undefined when the worker is proven and stamped, else why not. */
async function refusedProof(options) {
  try {
    await proveWorker(options)
    return undefined
  } catch (error) {
    if (!(error instanceof SetupStop)) throw error
    return 'it failed the WebRTC check'
  }
}

async function obtainWorker(cache, context) {
  if (await proveCarriedIn(context)) return
  const folder = mkdtempSync(join(cache, '.new-'))
  const removeFolder = () => rmSync(folder, { recursive: true, force: true })
  process.on('exit', removeFolder)
  const binary = join(folder, 'mediasoup-worker')
  const proof = { ...context, binary, stamp: join(folder, 'checked') }
  try {
    const refusal = await tryPrebuilt(folder, proof)
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
    await proveWorker(proof)
    // Asked for only now: installing the build's packages may have brought the libssl that names the entry.
    publish(folder, workerLocations(context.root, context.env).built)
  } finally {
    process.off('exit', removeFolder)
    removeFolder()
  }
}

/** @returns undefined when the prebuilt worker is in `folder` and proven, else why not. */
async function tryPrebuilt(folder, proof) {
  const { root, env, log, binary } = proof
  if (env.MEDIASOUP_SKIP_WORKER_PREBUILT_DOWNLOAD) return 'MEDIASOUP_SKIP_WORKER_PREBUILT_DOWNLOAD'
  const mediasoup = JSON.parse(readFileSync(join(root, 'node_modules', 'mediasoup', 'package.json'), 'utf8'))
  const { platform, arch } = process
  const url = prebuiltUrl({ mediasoup, platform, arch, kernelRelease: release(), env })
  const failure = await downloadPrebuilt({ url, folder, log })
  if (failure !== undefined) return failure
  chmodSync(binary, 0o755)
  return loads(binary) ? refusedProof(proof) : 'it does not run here'
}

/** Moves the proven worker and its stamp to their place in one rename. */
function publish(folder, target) {
  rmSync(dirname(target), { recursive: true, force: true })
  chmodSync(folder, 0o755)
  renameSync(folder, dirname(target))
}
