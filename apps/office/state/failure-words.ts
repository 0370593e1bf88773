import type { Phrase } from '#browser/kit'
import { RequestFailed } from '#browser/live-state'

/** What went wrong and what to do, with a code to read out on the phone. */
export interface Told extends Phrase {
  code: string
}

/** The words for a question or an order that failed. */
export function failureWords(error: unknown): Told {
  if (!(error instanceof RequestFailed))
    return {
      code: 'page.failed',
      vi: 'Trang gặp lỗi. Hãy tải lại trang; nếu vẫn lỗi, gọi trực kỹ thuật.',
      en: 'The page failed. Reload it; if that does not help, call the duty technician.',
    }
  const { failure } = error
  switch (failure.kind) {
    case 'refused':
      return { code: failure.error.code, ...failure.error.message }
    case 'timeout':
      return {
        code: 'page.no-answer',
        vi: 'Máy chủ chưa trả lời; có thể lệnh đã được thực hiện. Hãy xem lại danh sách trước khi làm lại.',
        en: 'The node has not answered; it may have been done all the same. Look at the list before trying again.',
      }
    case 'disconnected':
      return {
        code: 'page.disconnected',
        vi: 'Không nối được với máy chủ; có thể lệnh chưa được thực hiện. Hãy kiểm tra mạng của máy này rồi làm lại.',
        en: 'The node can not be reached; it may not have been done. Check this computer’s network, then try again.',
      }
    case 'malformed':
      return {
        code: 'page.version',
        vi: 'Trang này và máy chủ khác phiên bản. Hãy tải lại trang; nếu vẫn lỗi, gọi quản trị hệ thống.',
        en: 'This page and the node are of different versions. Reload it; if that does not help, call the administrator.',
      }
  }
}
