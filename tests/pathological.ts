// pathological: texts that are made to take long, each read in a time that a linear reader needs.

import assert from 'node:assert/strict';
import { test } from 'node:test';

/** A test for each text: something comes of it, in less than three seconds of CPU. `read` tells how much. */
export function pathological(texts: Readonly<Record<string, string>>, read: (text: string) => number): void {
  for (const [name, text] of Object.entries(texts)) {
    test(`pathological: ${name}`, () => {
      const start = process.cpuUsage();
      assert.ok(read(text) > 0);
      const { user, system } = process.cpuUsage(start);
      assert.ok((user + system) / 1e6 < 3, `${(user + system) / 1e6} s`);
    });
  }
}
