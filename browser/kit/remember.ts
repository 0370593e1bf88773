/** One remembered value of this browser, or of this tab. Storage that is full or forbidden means: not remembered. */
export interface Remembered<T> {
  read(): T | undefined
  write(value: T): void
  forget(): void
}

/** Looked up at each use: where storage is forbidden, already naming it throws. */
export type Shelf = () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
const ofBrowser: Shelf = () => localStorage
/** Survives a reload, not the closing of the tab. */
export const ofTab: Shelf = () => sessionStorage

/** `parse` gives `undefined` for what an older page may have left there. */
export function remember<T>(
  name: string,
  parse: (stored: unknown) => T | undefined,
  shelf: Shelf = ofBrowser,
): Remembered<T> {
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
        const stored = shelf().getItem(key)
        return stored === null ? undefined : parse(JSON.parse(stored))
      }),
    write: (value) => void attempt(() => shelf().setItem(key, JSON.stringify(value))),
    forget: () => void attempt(() => shelf().removeItem(key)),
  }
}
