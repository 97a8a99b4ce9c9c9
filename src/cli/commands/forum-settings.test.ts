// forum-settings.test: mistakes in the environment are told at the start, without what is secret in them.

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { test } from 'node:test';

import { UsageError } from '../command.ts';
import { settingsOf } from './forum-settings.ts';

test('an address of a mail server that is none is told, and its password is not', (t) => {
  const output = mkdtempSync(join(tmpdir(), 'octavo-settings-'));
  t.after(() => {
    delete process.env['OCTAVO_SMTP'];
    rmSync(output, { recursive: true });
  });
  mkdirSync(join(output, 'html'));
  writeFileSync(join(output, 'html', 'anchors.json'), '{"title":"Lines","language":"en"}');
  const given = { operands: [], flags: new Set<string>(), values: new Map<string, string[]>() };
  const settings = (): ReturnType<typeof settingsOf> =>
    settingsOf({ folder: '.', output, data: output, given, secret: 's', host: '127.0.0.1', port: 8000 });
  for (const wrong of [
    'mail.example hunter2',
    'https://ada:hunter2@mail.example',
    'ada:hunter2@mail.example',
  ]) {
    process.env['OCTAVO_SMTP'] = wrong;
    assert.throws(
      settings,
      (error) => error instanceof UsageError && !error.message.includes('hunter2'),
      wrong,
    );
  }
  process.env['OCTAVO_SMTP'] = 'smtps://ada:hunter2@mail.example:465';
  assert.equal(settings().mail?.smtp, process.env['OCTAVO_SMTP']);
});
