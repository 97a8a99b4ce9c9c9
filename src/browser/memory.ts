// memory: what the reader chose, for the next page. A browser may forbid it; then every page begins anew.

export function remember(key: 'theme' | 'variant', value: string): void {
  try {
    localStorage.setItem(`octavo-${key}`, value);
  } catch {
    // Storage is full or forbidden.
  }
}
