import { fold } from '#conference/sites/fold'

/** `Xã` and `Kim Đức` are `Xã Kim Đức`; a name that begins with its kind stays. */
export const withKind = (kind: string, name: string): string =>
  kind === '' || fold(name).startsWith(`${fold(kind)} `) ? name : `${kind} ${name}`
