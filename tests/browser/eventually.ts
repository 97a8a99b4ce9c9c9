// eventually: what a test expects of something that is still on its way.
/// <reference lib="dom" />

import type { Page } from 'playwright-core';

/**
 * Tries until it does not throw, and gives what it gave; the last error after half a minute, which is for machines
 * that are slow: nothing here waits so long unless it fails.
 */
export async function eventually<T>(expect: () => T | Promise<T>, within = 30_000): Promise<T> {
  const end = Date.now() + within;
  for (;;) {
    try {
      return await expect();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await new Promise((later) => setTimeout(later, 25));
  }
}

/** Waits until that has the focus. */
export const isFocused = (page: Page, selector: string): Promise<unknown> =>
  page.waitForFunction((one) => document.activeElement?.matches(one) === true, selector);
