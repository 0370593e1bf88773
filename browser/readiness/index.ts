export { findingWords } from './finding-words.ts'
export { mosText } from './mos-text.ts'
export { gradeWords, partyWords, wayStateWords, wayWords } from './words.ts'
