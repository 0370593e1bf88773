import { defineConfig } from 'vitest/config'

/** What a test polls for may come late on a small machine that runs other tests beside it. */
const patient = { poll: { timeout: 10_000 } }

/**
 * `parts`: every folder's own tests, side by side. `stories`: the whole system with real media, browsers and
 * servers, one after another, since they measure and the machine may be small.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'parts',
          include: ['**/*.test.ts', '**/*.test.tsx'],
          exclude: ['node_modules/**', '.build/**', '.data/**', 'trials/stories/**'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
          expect: patient,
        },
      },
      {
        test: {
          name: 'stories',
          include: ['trials/stories/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          expect: patient,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
