// axe: what axe-core has against a page that is open in a browser.

import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const script = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** A line for each rule that the page, as it is now, breaks: its id and the elements concerned. */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: script });
  return page.evaluate(async () => {
    const run = (
      globalThis as unknown as {
        axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      }
    ).axe;
    return (await run.run()).violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
    );
  });
}
