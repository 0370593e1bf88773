export { findingWords } from './finding-words.ts'
export { gradeWords, partyWords } from './words.ts'
