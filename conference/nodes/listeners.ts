/** Those who want to hear of something. */
export interface Listeners<News> {
  tell(news: News): void
  /** Returns the way to stop listening. */
  on(listener: (news: News) => void): () => void
}

export function createListeners<News = void>(): Listeners<News> {
  const all = new Set<(news: News) => void>()
  return {
    tell(news) {
      for (const listener of all) listener(news)
    },
    on(listener) {
      all.add(listener)
      return () => all.delete(listener)
    },
  }
}
