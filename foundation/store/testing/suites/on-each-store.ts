import { afterAll, beforeAll, describe } from 'vitest'
import { openStore } from '../../open-store.ts'
import type { Migration, Store } from '../../store.ts'
import { storeKinds, type TestStores, testSnapshotDir } from '../stores.ts'

const OPEN_WITHIN_MS = 120_000

/**
 * Declares the tests once for each kind of store; each kind has one with these migrations, which is there from the
 * first hook on and is closed after the last. What tests leave in it stays: who needs it empty empties it.
 */
export function onEachStore(
  title: string,
  migrations: readonly Migration[],
  declare: (store: Store) => void,
): void {
  onStoresOfEachKind(title, migrations, ['one'], (storeOf) => declare(storeOf('one')))
}

/** As {@link onEachStore}, with one store of the kind for each name; `storeOf` throws for any other name. */
export function onStoresOfEachKind(
  title: string,
  migrations: readonly Migration[],
  names: readonly string[],
  declare: (storeOf: (name: string) => Store) => void,
): void {
  describe.each(storeKinds)(`${title} $kind`, ({ start }) => {
    const stores = new Map<string, Store>()
    let kept: TestStores
    beforeAll(async () => {
      kept = await start()
      for (const name of names)
        stores.set(
          name,
          await openStore({ url: await kept.newUrl(), migrations, snapshotDir: testSnapshotDir }),
        )
    }, OPEN_WITHIN_MS)
    afterAll(async () => {
      for (const store of stores.values()) await store.close()
      await kept.close()
    })
    const opened = (name: string): Store => {
      const store = stores.get(name)
      if (!store) throw new Error(`no store “${name}”, or not yet`)
      return store
    }

    declare((name) => ({
      get db() {
        return opened(name).db
      },
      transaction: (work) => opened(name).transaction(work),
      close: () => opened(name).close(),
    }))
  })
}
