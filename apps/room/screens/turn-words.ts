import { text } from '#browser/kit'

/** What the page says about speaking. */
export const turnWords = text({
  raise: { vi: 'Xin phát biểu', en: 'Ask to speak' },
  lower: { vi: 'Hạ tay', en: 'Lower the hand' },
  place: { vi: 'Đang xin phát biểu – thứ {place} trong danh sách', en: 'Asking to speak – number {place}' },
  invitedTitle: { vi: 'Mời phát biểu', en: 'You are invited to speak' },
  invitedBy: { vi: '{by} mời lúc {time}', en: '{by}, at {time}' },
  accept: { vi: 'Bấm để mở micro', en: 'Open the microphone' },
  decline: { vi: 'Không phát biểu', en: 'Not now' },
  closedBy: {
    vi: 'Micro đã được {by} tắt lúc {time}',
    en: 'Your microphone was closed by {by} at {time}',
  },
  putAside: { vi: 'Đã biết', en: 'Understood' },
  speakingFor: { vi: 'Đã phát biểu {duration}', en: 'Speaking for {duration}' },
})
