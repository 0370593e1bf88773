import type { FindingCode } from '#contract/readiness'
import type { Words } from './wording.ts'

type Code = Extract<
  FindingCode,
  `proof.${string}` | `test.${string}` | `page.${string}` | `measurement.${string}`
>

export const proofWords: Record<Code, Words> = {
  'proof.none': {
    cause: { vi: 'Chưa kiểm thử.', en: 'Not tested yet.' },
    todo: { vi: 'Chạy kiểm thử.', en: 'Run the test.' },
  },
  'proof.expired': {
    cause: {
      vi: 'Kết quả đã cũ: thử cách đây {value}, tối đa {bound}.',
      en: 'The proof is too old: {value}, at most {bound}.',
    },
    todo: { vi: 'Kiểm thử lại.', en: 'Test again.' },
  },
  'proof.future': {
    cause: {
      vi: 'Kết quả có giờ ở tương lai: đồng hồ máy chủ sai.',
      en: 'The proof is from the future: a clock is wrong.',
    },
    todo: {
      vi: 'Kỹ thuật viên chỉnh đồng hồ máy chủ, rồi kiểm thử lại.',
      en: 'The technician sets the clock of the server, then test again.',
    },
  },
  'test.timeout': {
    cause: { vi: 'Lần kiểm thử không kết thúc đúng hạn.', en: 'The test did not end in time.' },
    todo: {
      vi: 'Kiểm tra trang của điểm cầu còn mở và có mạng, rồi kiểm thử lại.',
      en: "See that the site's page is open and has a network, then test again.",
    },
  },
  'test.not-taken': {
    cause: {
      vi: 'Trang của điểm cầu không nhận lệnh kiểm thử.',
      en: "The site's page did not take the test up.",
    },
    todo: {
      vi: 'Đưa trang ra trước màn hình hoặc tải lại trang, rồi kiểm thử lại.',
      en: 'Bring the page to the front or load it again, then test again.',
    },
  },
  'page.hidden': {
    cause: { vi: 'Trang kiểm thử bị che hoặc ở thẻ nền.', en: 'The page was covered or in the background.' },
    todo: {
      vi: 'Đưa trang ra trước màn hình, để nguyên khi đang thử rồi kiểm thử lại.',
      en: 'Bring the page to the front and leave it there, then test again.',
    },
  },
  'measurement.missing': {
    cause: { vi: 'Chưa đo được: {detail}.', en: 'Not measured: {detail}.' },
    todo: {
      vi: 'Kiểm thử lại; nếu vẫn thiếu, báo kỹ thuật viên.',
      en: 'Test again; if it is still missing, tell the technician.',
    },
  },
}
