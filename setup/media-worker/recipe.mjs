import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/** Folder laid over a copy of the worker's sources: it names the system's libraries to meson. */
export const OVERLAY = join(import.meta.dirname, 'overlay')

/**
 * Edits made to the copied sources. Each `from` must be found, otherwise the recipe does not fit this
 * mediasoup version and the build stops before it starts.
 */
export const PATCHES = [
  {
    why: "the distribution's meson is older than the worker asks for, and is enough",
    file: 'meson.build',
    from: "meson_version: '>= 1.1.0'",
    to: "meson_version: '>= 0.61.0'",
  },
  {
    why: 'headers precompiled once halve the time of the build',
    file: 'meson.build',
    from: "sources: common_sources + ['src/main.cpp'],",
    to: "sources: common_sources + ['src/main.cpp'],\n  cpp_pch: 'pch/worker.hpp',",
  },
  {
    // Answering 1 to BIO_CTRL_GET_KTLS_SEND makes an OpenSSL that has kernel TLS compiled in allocate no
    // write buffer: the worker then dies of SIGSEGV at the first DTLS handshake.
    why: 'the BIO callback must return the real result of control calls',
    file: 'src/RTC/DtlsTransport.cpp',
    from: '(operationType == BIO_CB_RETURN) ?',
    to: '(operationType & BIO_CB_RETURN) ?',
  },
  {
    why: 'these two error codes came with libsrtp 3',
    file: 'src/DepLibSRTP.cpp',
    from: /^.*srtp_err_status_(buffer_small|cryptex_err).*\n/gm,
    to: '',
  },
]

export const MESON_ARGUMENTS = ['--buildtype=release', '-Db_ndebug=true', '-Dms_disable_liburing=true']

/** Debian and Ubuntu packages that the build needs. */
export const BUILD_PACKAGES = [
  'g++',
  'meson',
  'ninja-build',
  'pkg-config',
  'libssl-dev',
  'libuv1-dev',
  'libsrtp2-dev',
  'libusrsctp-dev',
  'libabsl-dev',
  'libflatbuffers-dev',
  'flatbuffers-compiler',
]

/** A short hash of everything that shapes the built binary besides the package's own sources. */
export function recipeRevision() {
  const hash = createHash('sha256')
  hash.update(JSON.stringify([PATCHES.map((p) => [p.file, String(p.from), p.to]), MESON_ARGUMENTS]))
  for (const file of overlayFiles()) {
    hash.update(`\0${relative(OVERLAY, file)}\0`).update(readFileSync(file))
  }
  return hash.digest('hex').slice(0, 8)
}

function overlayFiles() {
  return readdirSync(OVERLAY, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort()
}
