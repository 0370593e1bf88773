import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const here = fileURLToPath(new URL('.', import.meta.url))
const pages = ['sign-in', 'room', 'control-room', 'chair', 'board', 'office'].map(
  (name) => `${here}${name}/index.html`,
)

/** What pdf.js fetches by itself, under its version: its worker, tables of letters, fonts, decoders. */
function documentReader(): Plugin {
  const manifest = createRequire(import.meta.url).resolve('pdfjs-dist/package.json')
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
  const from = dirname(manifest)
  const folders = ['cmaps', 'standard_fonts', 'wasm']
  const files = folders.flatMap((folder) =>
    readdirSync(join(from, folder)).map((name) => [`${folder}/${name}`, join(from, folder, name)] as const),
  )
  const worker = ['pdf.worker.min.mjs', join(from, 'legacy/build/pdf.worker.min.mjs')] as const
  return {
    name: 'document-reader',
    generateBundle() {
      for (const [name, path] of [worker, ...files].filter(([each]) => !each.endsWith('.wasm')))
        this.emitFile({
          type: 'asset',
          fileName: `assets/pdfjs-${version}/${name}`,
          source: readFileSync(path),
        })
    },
  }
}

/**
 * One build for every page; the node serves `.build/web` as it is (`/room/`, `/control-room/`, `/chair/`,
 * `/board/`, `/office/`, `/sign-in/`, `/assets/…`).
 * Nothing is inlined, so that `script-src 'self'; font-src 'self'; img-src 'self' blob:` is enough.
 */
export default defineConfig({
  root: here,
  base: '/',
  publicDir: false,
  plugins: [react(), documentReader()],
  build: {
    outDir: fileURLToPath(new URL('../.build/web', import.meta.url)),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: { input: pages },
  },
})
