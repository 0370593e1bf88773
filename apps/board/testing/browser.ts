import { buildPage } from '#trials/pages'

export const buildBoard = (): Promise<string> => buildPage('board')
