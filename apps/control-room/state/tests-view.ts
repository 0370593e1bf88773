/** What the tab of the tests shows. */
export const testsViews = ['rounds', 'incidents', 'quality'] as const
export type TestsView = (typeof testsViews)[number]
