export * from './account.ts'
export { type SignInRequest, type SignInRequests, signInRequests } from './sign-in.ts'
