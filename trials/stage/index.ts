export { type Desk, openDesk, openMicrophone, seat, sessionAt, siteScene, take } from './desk.ts'
export { openSiteUnderTest, type SiteUnderTest, type Tested } from './site-under-test.ts'
export { until } from './until.ts'
