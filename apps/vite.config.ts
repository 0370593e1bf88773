import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const here = fileURLToPath(new URL('.', import.meta.url))
const pages = ['room', 'control-room', 'chair'].map((name) => `${here}${name}/index.html`)

/**
 * One build for every page; the node serves `.build/web` as it is (`/room/`, `/control-room/`, `/chair/`, `/assets/…`).
 * Nothing is inlined, so that `script-src 'self'; font-src 'self'; img-src 'self' blob:` is enough.
 */
export default defineConfig({
  root: here,
  base: '/',
  publicDir: false,
  plugins: [react()],
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
