import { createContext, useContext } from 'react'
import { useNow } from '#browser/kit'
import { useLive } from '#browser/live-state'
import type { Board } from '../state/board.ts'

export const BoardContext = createContext<Board | null>(null)

export function useBoard(): Board {
  const board = useContext(BoardContext)
  if (!board) throw new Error('useBoard outside <BoardContext>')
  return board
}

/** The time of the node, once a second: Unix ms. */
export function useNodeNow(): number {
  const ahead = useLive(useBoard().ahead, (ms) => ms)
  return useNow() + ahead
}
