// keys: every key of octavo.yml and myst.yml, and what Octavo does with it.

import type { ForumProvider } from '../../document/index.ts';
import type { KeyTable } from './values.ts';

export const rootKeys: KeyTable = {
  version: 'quiet',
  project: 'read',
  site: 'read',
  extends: 'without effect',
};

/** `read`: has an effect. `quiet`: meant for other tools or other places, rightly without effect in a build. */
export const projectKeys: KeyTable = {
  name: 'read',
  title: 'read',
  subtitle: 'read',
  short_title: 'quiet',
  description: 'read',
  keywords: 'read',
  tags: 'quiet',
  authors: 'read',
  author: 'read',
  reviewers: 'quiet',
  editors: 'quiet',
  contributors: 'quiet',
  affiliations: 'quiet',
  license: 'read',
  copyright: 'read',
  date: 'read',
  language: 'read',
  github: 'read',
  url: 'read',
  id: 'quiet',
  doi: 'quiet',
  arxiv: 'quiet',
  pmid: 'quiet',
  pmcid: 'quiet',
  venue: 'quiet',
  funding: 'quiet',
  open_access: 'quiet',
  subject: 'quiet',
  biblio: 'quiet',
  variants: 'read',
  library: 'read',
  toc: 'read',
  bibliography: 'read',
  'citation-style': 'read',
  math: 'read',
  abbreviations: 'read',
  numbering: 'read',
  words: 'read',
  execute: 'read',
  forum: 'read',
  exclude: 'read',
  resources: 'quiet',
  requirements: 'quiet',
  exports: 'quiet',
  downloads: 'quiet',
  thumbnail: 'quiet',
  banner: 'quiet',
  jupyter: 'quiet',
  thebe: 'quiet',
  binder: 'quiet',
  social: 'quiet',
  references: 'without effect',
  plugins: 'without effect',
  settings: 'without effect',
  options: 'quiet',
  parts: 'without effect',
  edit_url: 'quiet',
  source_url: 'quiet',
};

export const siteKeys: KeyTable = {
  title: 'quiet',
  template: 'quiet',
  options: 'read',
  nav: 'read',
  actions: 'read',
  projects: 'quiet',
  domains: 'quiet',
  parts: 'without effect',
};

export const executeKeys: KeyTable = {
  timeout: 'read',
  kernels: 'read',
  memory: 'read',
  skip: 'read',
  cache: 'quiet',
  depends_on_env: 'without effect',
};

/** By provider, what it needs to know beside its name. */
export const forumKeys: Readonly<Record<ForumProvider, KeyTable>> = {
  builtin: { provider: 'read' },
  none: { provider: 'read' },
  discourse: { provider: 'read', url: 'read' },
  giscus: {
    provider: 'read',
    url: 'read',
    repo: 'read',
    'repo-id': 'read',
    category: 'read',
    'category-id': 'read',
    mapping: 'read',
    strict: 'read',
  },
};

export const linkKeys: KeyTable = {
  title: 'read',
  url: 'read',
  static: 'quiet',
  internal: 'quiet',
  children: 'without effect',
};

export const variantKeys: KeyTable = { name: 'read', title: 'read', requirements: 'read' };

export const numberingKeys: KeyTable = {
  pages: 'read',
  title: 'read',
  headings: 'read',
  all: 'read',
  figure: 'read',
  figures: 'read',
  table: 'read',
  tables: 'read',
  equation: 'read',
  equations: 'read',
  math: 'read',
  continuous: 'read',
  heading_1: 'read',
  heading_2: 'read',
  heading_3: 'read',
  heading_4: 'read',
  heading_5: 'read',
  heading_6: 'read',
  code: 'quiet',
  subfigure: 'quiet',
  subequation: 'quiet',
  enumerator: 'without effect',
};
