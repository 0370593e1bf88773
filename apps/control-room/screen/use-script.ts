import { obstacleToScript } from '../state/script-obstacle.ts'
import { useObstacleWords } from './obstacle-words.ts'
import { useSession, useStanding } from './use-desk.ts'

/** Why this console can't move the script now, in words; null: it can. */
export function useScriptReason(): string | null {
  const words = useObstacleWords()
  const session = useSession()
  const obstacle = obstacleToScript(useStanding(), session)
  return obstacle && words(obstacle)
}
