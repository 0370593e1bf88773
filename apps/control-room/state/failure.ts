import type { Failure } from '#browser/live-state'
import type { ErrorBody } from '#contract'

/** An error as the console shows it; its own codes start with `console.`. */
export interface ShownError {
  code: string
  message: { vi: string; en: string }
  details?: ErrorBody['details']
}

/** The sentence for a request that failed. A time-out says that the outcome is not known: look before trying again. */
export function shownFailure(failure: Failure): ShownError {
  switch (failure.kind) {
    case 'refused':
      return failure.error
    case 'timeout':
      return {
        code: 'console.timeout',
        message: {
          vi: `Máy chủ chưa trả lời sau ${Math.round(failure.ms / 1000)} giây; chưa biết lệnh đã được thực hiện hay chưa. Hãy nhìn trạng thái trên màn hình rồi mới làm lại.`,
          en: `The node has not answered for ${Math.round(failure.ms / 1000)} s; whether the order was carried out is not known. Look at the state on screen before you try again.`,
        },
      }
    case 'disconnected':
      return {
        code: 'console.disconnected',
        message: {
          vi: 'Mất kết nối với máy chủ, lệnh chưa chắc đã tới nơi. Hãy chờ kết nối lại, xem trạng thái rồi làm lại.',
          en: 'The connection to the node was lost; the order may not have arrived. Wait for the connection, look at the state, then try again.',
        },
      }
    case 'malformed':
      return {
        code: 'console.malformed',
        message: {
          vi: 'Máy chủ trả lời theo cách trang này không hiểu. Hãy tải lại trang.',
          en: 'The node answered in a way that this page does not understand. Reload the page.',
        },
      }
  }
}
