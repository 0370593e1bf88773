export { finder, wordsIn } from './find.ts'
export { fold } from './fold.ts'
