// discussion-elsewhere: a site that is discussed elsewhere, and the elsewhere: a server on a port of its own that says nothing by itself.

import { rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ForumSettings } from '../../src/document/index.ts';
import { writePage, writeSharedFiles } from '../../src/write/html/index.ts';
import { bookOf } from '../book-of.ts';
import { put, siteAssets } from './components-site.ts';

export interface Elsewhere {
  /** "http://127.0.0.1:41234" */
  url: string;
  /** The same server by another name: another origin. */
  other: string;
  /** What it was asked for. */
  asked: URL[];
  stop(): Promise<void>;
}

/** Its pages keep what they are told, for a test to read. */
const answer =
  '<!doctype html><title>Talk</title><p>Posts</p><script>globalThis.heard = []; addEventListener("message", ({ data }) => globalThis.heard.push(data))</script>';

export async function elsewhere(): Promise<Elsewhere> {
  const asked: URL[] = [];
  const server = createServer((request, response) => {
    asked.push(new URL(request.url ?? '/', 'http://elsewhere'));
    response.writeHead(200, { 'content-type': 'text/html' }).end(answer);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    other: `http://localhost:${port}`,
    asked,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** A book of one page in two variants, with a topic for each where topics are given. */
export async function discussedSite(
  folder: string,
  forum: ForumSettings,
  topics: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { book } = bookOf(
    { 'one.md': '---\nlabel: sec-one\ndescription: About lines.\n---\n\n# One\n\nWords.\n' },
    {
      settings: {
        title: 'Lines',
        url: 'https://book.example',
        forum,
        variants: [
          { name: 'pytorch', title: 'PyTorch' },
          { name: 'jax', title: 'JAX' },
        ],
        singleVariant: false,
      },
    },
  );
  const assets = await siteAssets();
  const discussions = Object.entries(topics).map(([variant, url]) => ({ variants: [variant], url }));
  rmSync(folder, { recursive: true, force: true });
  const pages = book.pages.flatMap((page) =>
    writePage(book, { ...page, document: { ...page.document, discussions } }, assets),
  );
  for (const file of [...writeSharedFiles(book, assets), ...pages]) put(folder, file, book);
}
