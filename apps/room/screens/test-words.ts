import { type Phrase, text } from '#browser/kit'
import type { Step } from '#browser/self-test'
import type { ActingParty, Severity } from '#contract/readiness'

/** The words of the self-test. */
export const testWords = text({
  selfTest: { vi: 'Tự kiểm thử', en: 'Self-test' },
  again: { vi: 'Kiểm thử lại', en: 'Test again' },
  stop: { vi: 'Dừng kiểm thử', en: 'Stop the test' },
  close: { vi: 'Đóng', en: 'Close' },
  result: { vi: 'Kết quả', en: 'Result' },
  running: { vi: 'đang kiểm thử', en: 'under test' },
  beginning: { vi: 'Đang chuẩn bị kiểm thử…', en: 'The test is about to begin…' },
  judging: { vi: 'Đang tổng hợp kết quả…', en: 'The result is being worked out…' },
  left: { vi: 'còn khoảng {seconds} giây', en: 'about {seconds} s left' },
  speak: {
    vi: 'Mời đồng chí nói to vài câu, cách micro như khi họp',
    en: 'Please say a few sentences aloud, as far from the microphone as in a meeting',
  },
  quiet: {
    vi: 'Điểm cầu đang họp: kiểm thử không phát tiếng, không ảnh hưởng phiên họp',
    en: 'The meeting goes on: the test plays no sound and does not disturb it',
  },
  shownByProvince: { vi: 'Hình thử từ tỉnh trở về', en: 'The test picture back from the province' },
  shownByCentre: { vi: 'Hình thử từ trung ương trở về', en: 'The test picture back from the centre' },
  noneShown: { vi: 'Chưa có hình thử trở về', en: 'No test picture has come back yet' },
  saw: { vi: 'Đồng chí có thấy hình đang chuyển động không?', en: 'Do you see a picture that moves?' },
  heard: { vi: 'Đồng chí có nghe tiếng “tút… tút…” không?', en: 'Do you hear a beeping tone?' },
  yesSaw: { vi: 'Có thấy', en: 'I see it' },
  noSaw: { vi: 'Không thấy', en: 'I do not' },
  yesHeard: { vi: 'Có nghe', en: 'I hear it' },
  noHeard: { vi: 'Không nghe', en: 'I do not' },
  stoppedByPerson: { vi: 'Đã dừng kiểm thử. Kết quả trước giữ nguyên.', en: 'The test was stopped.' },
  stoppedBySession: {
    vi: 'Kiểm thử đã nhường cho phiên họp. Kết quả trước giữ nguyên.',
    en: 'The test made way for the session.',
  },
  failed: {
    vi: 'Chưa gửi được kết quả kiểm thử. Kiểm tra kết nối rồi thử lại.',
    en: 'The result could not be sent. Look at the connection, then test again.',
  },
  proven: { vi: 'Kiểm thử:', en: 'Tested:' },
  province: { vi: 'Tỉnh', en: 'Province' },
  centre: { vi: 'Trung ương', en: 'Centre' },
  todo: { vi: 'Việc cần làm', en: 'What to do' },
  actor: { vi: 'Người xử lý', en: 'Who acts' },
  allWell: { vi: 'Không phát hiện lỗi nào.', en: 'No fault was found.' },
  person: { vi: 'Đồng chí trả lời: {saw}, {heard}', en: 'Your answers: {saw}, {heard}' },
  nothingSaid: { vi: 'chưa trả lời', en: 'no answer' },
})

export const stepWords: Record<Step, Phrase> = {
  devices: { vi: 'Đang kiểm tra camera, micro, loa…', en: 'Looking at camera, microphone, loudspeaker…' },
  province: { vi: 'Đường lên tỉnh và trở về…', en: 'The way to the province and back…' },
  centre: { vi: 'Đường lên trung ương và trở về…', en: 'The way to the centre and back…' },
  line: { vi: 'Đang đo đường truyền…', en: 'Measuring the line…' },
  answers: { vi: 'Mời đồng chí trả lời hai câu hỏi', en: 'Please answer two questions' },
}

export const stepNames: Record<Step, Phrase> = {
  devices: { vi: 'Camera, micro, loa', en: 'Camera, microphone, loudspeaker' },
  province: { vi: 'Đường lên tỉnh và trở về', en: 'To the province and back' },
  centre: { vi: 'Đường lên trung ương và trở về', en: 'To the centre and back' },
  line: { vi: 'Đường truyền', en: 'The line' },
  answers: { vi: 'Hai câu hỏi', en: 'Two questions' },
}

export const actorWords: Record<ActingParty, Phrase> = {
  site: { vi: 'điểm cầu', en: 'the site' },
  province: { vi: 'kỹ thuật viên cấp tỉnh', en: 'technicians of the province' },
  telecom: { vi: 'nhà cung cấp đường truyền', en: 'the telecom provider' },
  centre: { vi: 'kỹ thuật viên trung ương', en: 'technicians of the centre' },
}

export const severityWords: Record<Severity, Phrase> = {
  critical: { vi: 'Lỗi', en: 'Fault' },
  fail: { vi: 'Lỗi', en: 'Fault' },
  missing: { vi: 'Chưa đo được', en: 'Not measured' },
  warning: { vi: 'Cảnh báo', en: 'Warning' },
  acceptable: { vi: 'Nên cải thiện', en: 'Could be better' },
  note: { vi: 'Ghi chú', en: 'Note' },
}
