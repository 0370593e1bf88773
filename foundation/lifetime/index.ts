export { type Closable, type Closer, createScope, type Scope } from './scope.ts'
