import { afterAll, afterEach, beforeAll, describe } from 'vitest'
import { openInProcessWorld, openNatsWorld, type World } from './worlds.ts'

/** Declares the tests once for each implementation; each has one world, made new between two tests. */
export function inEachWorld(declare: (world: () => World) => void): void {
  describe.each([
    { name: 'in-process', open: openInProcessWorld },
    { name: 'NATS', open: openNatsWorld },
  ])('$name', { timeout: 30_000 }, ({ open }) => {
    let world: World
    beforeAll(async () => {
      world = await open()
    }, 20_000)
    afterEach(() => world.reset())
    afterAll(() => world.close())

    declare(() => world)
  })
}
