export type Closer = () => void | Promise<void>

export interface Closable {
  close(): void | Promise<void>
}

/** Owns what was added to it. */
export interface Scope {
  /**
   * Takes ownership and returns what was given. Added to a closed scope, it is closed at once, so that a start
   * that is overtaken by a stop leaks nothing.
   */
  add<T extends Closable | Closer>(owned: T): T
  /**
   * Closes everything, last added first, one after another. Idempotent: later calls wait for the same closing.
   * Every closer runs even if others fail; then rejects with an `AggregateError` of what they threw.
   */
  close(): Promise<void>
  readonly closed: boolean
}

export function createScope(): Scope {
  const owned: (Closable | Closer)[] = []
  const errors: unknown[] = []
  let closing: Promise<void> | undefined

  const closeOne = async (item: Closable | Closer) => {
    try {
      await (typeof item === 'function' ? item() : item.close())
    } catch (error) {
      errors.push(error)
    }
  }
  const closeAll = async () => {
    for (let item = owned.pop(); item; item = owned.pop()) await closeOne(item)
  }

  return {
    get closed() {
      return closing !== undefined
    },
    add(item) {
      if (closing) closing = closing.then(() => closeOne(item))
      else owned.push(item)
      return item
    },
    async close() {
      closing ??= closeAll()
      await closing
      if (errors.length > 0) throw new AggregateError(errors, `${errors.length} closers failed`)
    },
  }
}
