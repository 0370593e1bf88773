/** One remembered value of this browser. Storage that is full or forbidden means: not remembered. */
export interface Remembered<T> {
  read(): T | undefined
  write(value: T): void
  forget(): void
}

/** `parse` gives `undefined` for what an older page may have left there. */
export function remember<T>(name: string, parse: (stored: unknown) => T | undefined): Remembered<T> {
  const key = `lienthong.${name}`
  const attempt = <U>(run: () => U): U | undefined => {
    try {
      return run()
    } catch {
      return undefined
    }
  }
  return {
    read: () =>
      attempt(() => {
        const stored = localStorage.getItem(key)
        return stored === null ? undefined : parse(JSON.parse(stored))
      }),
    write: (value) => void attempt(() => localStorage.setItem(key, JSON.stringify(value))),
    forget: () => void attempt(() => localStorage.removeItem(key)),
  }
}
