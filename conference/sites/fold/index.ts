export { finder, wordsIn } from './find.ts'
export { fold } from './fold.ts'
export { spoken } from './spoken.ts'
