export {
  type Answer,
  accountOf,
  cookieOf,
  inside,
  password,
  post,
  type Stage,
  socketOf,
  startNode,
} from './stage.ts'
