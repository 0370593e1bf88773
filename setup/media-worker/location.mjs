import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { recipeRevision } from './recipe.mjs'

/** Where built and downloaded workers live, outside any checkout, shared by all checkouts of this user. */
export function cacheFolder(env = process.env) {
  if (env.LIENTHONG_CACHE) return env.LIENTHONG_CACHE
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'lienthong')
}

/**
 * The names of the cache entries for a worker: one for mediasoup's own prebuilt binary (it carries its
 * libraries), one for a worker built here (bound to the libraries of this system and to our recipe).
 */
export function workerKeys({ mediasoupVersion, platform, arch, revision, system, libssl }) {
  return {
    prebuilt: `${mediasoupVersion}-${platform}-${arch}-prebuilt`,
    built: `${mediasoupVersion}-r${revision}-${platform}-${arch}-${system}-${libssl}`,
  }
}

/** `debian12`, `ubuntu24.04`, … from the text of /etc/os-release. */
export function systemName(osRelease) {
  const value = (name) => new RegExp(`^${name}="?([^"\n]*)"?$`, 'm').exec(osRelease)?.[1] ?? ''
  return `${value('ID') || 'linux'}${value('VERSION_ID')}`.replace(/[^a-zA-Z0-9.]/g, '')
}

/** `libssl3`, … from the file names of the system's library folders; `libssl0` when there is none. */
export function libsslName(fileNames) {
  const versions = fileNames.flatMap((name) => /^libssl\.so\.([0-9.]+)$/.exec(name)?.[1] ?? [])
  return `libssl${versions.sort().at(-1) ?? '0'}`
}

/** The folder of the checkout that this setup belongs to. */
export const checkout = join(import.meta.dirname, '..', '..')

/** The version of the installed mediasoup package, or undefined before the packages are there. */
export function mediasoupVersion(root = checkout) {
  const file = join(root, 'node_modules', 'mediasoup', 'package.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : undefined
}

/** Paths of the two possible cached workers of this machine; undefined before the packages are there. */
export function workerLocations(root = checkout, env = process.env) {
  const version = mediasoupVersion(root)
  if (!version) return undefined
  const keys = workerKeys({
    mediasoupVersion: version,
    platform: process.platform,
    arch: process.arch,
    revision: recipeRevision(),
    system: systemName(existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : ''),
    libssl: libsslName(libraryFolders().flatMap((folder) => readdirSync(folder))),
  })
  const at = (key) => join(cacheFolder(env), 'media-worker', key, 'mediasoup-worker')
  return { prebuilt: at(keys.prebuilt), built: at(keys.built) }
}

function libraryFolders() {
  const multiarch = { x64: 'x86_64-linux-gnu', arm64: 'aarch64-linux-gnu' }[process.arch] ?? 'none'
  return [`/usr/lib/${multiarch}`, '/usr/lib64', '/usr/local/lib'].filter((folder) => existsSync(folder))
}
