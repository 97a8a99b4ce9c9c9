// browser: a folder served on a local port, and the system's Chromium to look at it with.

import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext } from 'playwright-core';

const executable = '/usr/bin/chromium';

/** Why browser tests cannot run here; false where they can. For node:test's `skip`. */
export const noBrowser: string | false = existsSync(executable)
  ? false
  : `no Chromium at ${executable}: browser tests are left out`;

export const launch = (more: readonly string[] = []): Promise<Browser> =>
  chromium.launch({
    executablePath: executable,
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', ...more],
  });

/** Text does without a face that comes too late for the first paint. Where it is measured, it waits for its faces. */
export async function facesWait(context: BrowserContext): Promise<void> {
  await context.route('**/*.css', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replaceAll(/font-display: ?optional/g, 'font-display: block');
    await route.fulfill({ response, body });
  });
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

export interface Served {
  url: string;
  stop: () => Promise<void>;
}

/** Serves a folder on a free port of this machine. */
export async function serve(folder: string): Promise<Served> {
  const server: Server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname));
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    if (!file.startsWith(folder) || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    response
      .writeHead(200, {
        'content-type': types[extname(file)] ?? 'application/octet-stream',
        // Names of shared files change with their contents, so they may be kept, as on any real server.
        'cache-control': file.includes('_assets') ? 'max-age=3600, immutable' : 'no-cache',
      })
      .end(readFileSync(file));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
