export { type Group, groupOf } from './group.ts'
export { matcher, wordsOnce } from './matcher.ts'
