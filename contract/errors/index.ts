export { type ErrorCode, errorCatalogue } from './catalogue.ts'
export type { Actor } from './entry.ts'
export {
  describeError,
  type ErrorBody,
  type ErrorDetails,
  errorBody,
  Refusal,
  refusalFrom,
} from './refusal.ts'
