import type { MediaNotice, MediaOperation } from './media.ts'

/** How the host's operations and notices are named on a link. */
export const requestSubject = (op: MediaOperation) => `media.${op}`
export const noticeSubject = (name: MediaNotice['name']) => `media.notice.${name}`
