export { changed, defaults, ENDED_AT, goodSite } from './good-site.ts'
