export { type Answer, accountOf, cookieOf, password, post, type Stage, socketOf, startNode } from './stage.ts'
