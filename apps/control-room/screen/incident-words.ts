import { text, useLanguage } from '#browser/kit'
import type { Incident } from '#contract/readiness'
import { timeOf } from './vietnam-clock.ts'

const { useText } = text({
  help: { vi: 'Điểm cầu gọi hỗ trợ', en: 'The site calls for help' },
  helpWords: { vi: 'Điểm cầu gọi hỗ trợ: {words}', en: 'The site calls for help: {words}' },
  opened: { vi: 'Chưa ai nhận', en: 'Nobody has answered' },
  answered: { vi: '{by} nhận lúc {at}', en: 'Answered by {by} at {at}' },
  fixed: {
    vi: '{by} báo đã sửa lúc {at}, chờ kiểm thử lại',
    en: 'Called fixed by {by} at {at}; waits for a test',
  },
  fixedNote: {
    vi: '{by} báo đã sửa lúc {at} ({note}), chờ kiểm thử lại',
    en: 'Called fixed by {by} at {at} ({note}); waits for a test',
  },
  closed: { vi: '{by} đóng lúc {at}', en: 'Closed by {by} at {at}' },
  retested: { vi: 'Kiểm thử lại đạt lúc {at}', en: 'A test at {at} shows that it is over' },
})

/** What an incident is about, and how far it is, in words. */
export function useIncidentWords() {
  const t = useText()
  const language = useLanguage()
  return {
    cause: ({ cause }: Incident): string => {
      if (cause.kind === 'test') return cause.words[language]
      return cause.words === null ? t('help') : t('helpWords', { words: cause.words })
    },
    state: ({ state }: Incident): string => {
      switch (state.state) {
        case 'opened':
          return t('opened')
        case 'answered':
          return t('answered', { by: state.answered.by, at: timeOf(state.answered.at) })
        case 'fixed': {
          const { note, fixed } = state
          const act = { by: fixed.by, at: timeOf(fixed.at) }
          return note === null ? t('fixed', act) : t('fixedNote', { ...act, note })
        }
        case 'closed':
          return t('closed', { by: state.closed.by, at: timeOf(state.closed.at) })
        case 'retested':
          return t('retested', { at: timeOf(state.retested.at) })
      }
    },
  }
}
