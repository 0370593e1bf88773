import type { DocumentFault } from '#browser/documents'
import type { ShownError } from './failure.ts'

/** What a console presents itself. */
export type Presented = { kind: 'screen' } | { kind: 'file'; name: string; page: number }

/** The same on its way out; a picture is a file of one page. */
export type Offered = { kind: 'screen' } | { kind: 'file'; name: string; page: number; pages: number }

export type OwnContent =
  | { kind: 'none' }
  /** The browser asks which screen, or the file is being read. */
  | { kind: 'opening' }
  | { kind: 'offered'; what: Offered; track: MediaStreamTrack }
  /** Ready, but `by` presents for this tier already: it is for the operator to say whether to take over. */
  | { kind: 'taken'; by: string; what: Offered; track: MediaStreamTrack }

/** The page that a step leads to, from 1; the first and the last stay. */
export const turned = (page: number, pages: number, by: number): number =>
  Math.min(pages, Math.max(1, page + by))

/** Where a file is begun: where it was, when it is the one of before the reload. */
export const pageToBegin = (before: Presented | undefined, name: string, pages: number): number =>
  before?.kind === 'file' && before.name === name ? turned(before.page, pages, 0) : 1

/** What the operator is told after a reload: a captured screen or an opened file does not outlive its page. */
export function endedByReload(before: Presented): ShownError {
  const isFile = before.kind === 'file'
  const [vi, en] = isFile
    ? [`tệp “${before.name}”, trang ${before.page}`, `“${before.name}”, page ${before.page}`]
    : ['màn hình của máy này', 'the screen of this computer']
  const again = isFile ? 'Mở lại tệp đó để tiếp tục ở trang cũ.' : 'Muốn tiếp tục, hãy trình chiếu lại.'
  const againEn = isFile ? 'Open that file again to go on at that page.' : 'Present it again to go on.'
  return {
    code: 'console.content-ended',
    message: {
      vi: `Trang vừa được tải lại nên đã dừng trình chiếu ${vi}. ${again} (Shift+N)`,
      en: `The page was loaded again, which ended the presentation of ${en}. ${againEn} (Shift+N)`,
    },
  }
}

/** Why a file was not taken, and what to do. */
export function documentFailure(fault: DocumentFault, name: string): ShownError {
  return { code: `console.document-${fault.kind}`, message: wordsFor(fault, name) }
}

function wordsFor(fault: DocumentFault, name: string): { vi: string; en: string } {
  switch (fault.kind) {
    case 'too-large':
      return {
        vi: `Tệp “${name}” lớn hơn 100 MB. Hãy giảm dung lượng hoặc tách tệp rồi thử lại.`,
        en: `“${name}” is larger than 100 MB. Make it smaller or split it, then try again.`,
      }
    case 'unknown-kind':
      return {
        vi: `Tệp “${name}” không phải PDF hay ảnh PNG, JPEG, WebP, GIF. Hãy lưu tài liệu thành PDF rồi mở lại.`,
        en: `“${name}” is neither a PDF nor a PNG, JPEG, WebP or GIF picture. Save the document as PDF, then open that.`,
      }
    case 'broken':
      return {
        vi: `Không đọc được tệp “${name}”: tệp hỏng hoặc chưa tải về hết. Hãy lưu lại tệp từ phần mềm gốc rồi thử lại.`,
        en: `“${name}” can not be read: it is damaged or incomplete. Save it anew from its own program, then try again.`,
      }
    case 'no-reader':
      return {
        vi: `Chưa mở được tệp “${name}”: không tải được bộ đọc PDF từ máy chủ. Hãy kiểm tra kết nối rồi mở lại tệp.`,
        en: `“${name}” was not opened: the PDF reader could not be loaded from the server. Check the connection, then open the file again.`,
      }
    case 'locked':
      return {
        vi: `Tệp “${name}” có mật khẩu. Hãy mở bằng phần mềm đọc PDF, lưu bản không có mật khẩu rồi thử lại.`,
        en: `“${name}” asks for a password. Open it in a PDF reader and save a copy without one, then try again.`,
      }
    case 'too-many-pages':
      return {
        vi: `Tệp “${name}” có ${fault.pages} trang, quá 2000 trang. Hãy tách tệp rồi thử lại.`,
        en: `“${name}” has ${fault.pages} pages, more than 2000. Split it, then try again.`,
      }
    case 'too-many-pixels':
      return {
        vi: `Ảnh “${name}” quá lớn. Hãy thu nhỏ ảnh (dưới 120 triệu điểm) rồi thử lại.`,
        en: `The picture “${name}” is too large. Make it smaller than 120 million pixels, then try again.`,
      }
  }
}
