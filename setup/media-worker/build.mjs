import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installDebianPackages, missingDebianPackages } from '../apt.mjs'
import { runCommand } from '../command.mjs'
import { SetupStop } from '../stop.mjs'
import { BUILD_PACKAGES, MESON_ARGUMENTS, OVERLAY, PATCHES } from './recipe.mjs'

/** Installs what the build needs and this machine lacks. */
export async function prepareBuild(context) {
  const missing = missingDebianPackages(BUILD_PACKAGES)
  if (missing.length > 0) await installDebianPackages(missing, context)
}

/** Builds the worker from the npm package's own C++ sources against the system's libraries, into `target`. */
export async function buildWorker({ root, target, log, env, progress }) {
  const folder = mkdtempSync(join(tmpdir(), 'lienthong-media-worker-'))
  const removeFolder = () => rmSync(folder, { recursive: true, force: true })
  process.on('exit', removeFolder)
  try {
    const source = join(folder, 'worker')
    cpSync(join(root, 'node_modules', 'mediasoup', 'worker'), source, { recursive: true })
    for (const name of readdirSync(join(source, 'subprojects'))) {
      if (name.endsWith('.wrap')) rmSync(join(source, 'subprojects', name))
    }
    cpSync(OVERLAY, source, { recursive: true })
    for (const patch of PATCHES) {
      const file = join(source, patch.file)
      writeFileSync(file, applyPatch(readFileSync(file, 'utf8'), patch))
    }
    const out = join(source, 'out')
    const run = (program, args, cwd, onLine) => runCommand(program, args, { cwd, log, env, onLine })
    await run('meson', ['setup', '--wrap-mode=nodownload', ...MESON_ARGUMENTS, out], source)
    // The worker's build does not say that its sources need the generated headers.
    await run('ninja', ['fbs/FBS'], out)
    await run('ninja', ['mediasoup-worker'], out, (line) => {
      const step = /^\[\d+\/\d+\]/.exec(line)?.[0]
      if (step) progress(step)
    })
    await run('strip', ['-o', target, join(out, 'mediasoup-worker')], out)
  } finally {
    process.off('exit', removeFolder)
    removeFolder()
  }
}

/** Applies one edit of the recipe to a file's text. @throws {SetupStop} `patch-misfit` when there is nothing to edit. */
export function applyPatch(text, patch) {
  const edited = text.replaceAll(patch.from, patch.to)
  if (edited === text) {
    throw new SetupStop('patch-misfit', [
      `Công thức dựng media worker không khớp phiên bản mediasoup này: ${patch.file}`,
      `(the build recipe does not fit this mediasoup version: ${patch.why})`,
    ])
  }
  return edited
}
