// Read by any Node that knows modules: keep its syntax old.

const OLDEST = [20, 19]

/** What is wrong with this Node and what to do, or undefined. The web build needs 20.19. */
export function nodeVersionProblem(version) {
  const [major, minor] = version.split('.').map(Number)
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return undefined
  return [
    `✘ Cần Node.js ${OLDEST.join('.')} trở lên, máy này có ${version}. Hãy cài bản mới từ https://nodejs.org rồi thử lại.`,
    `  (Node.js ${OLDEST.join('.')} or newer is needed, this machine has ${version}; install it, then try again.)`,
  ].join('\n')
}
