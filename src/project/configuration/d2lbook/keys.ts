// keys: every key of d2lbook's config.ini, and what Octavo does with it. (d2lbook 1.0.3, config_default.ini and config.py.)

import type { KeyTable } from '../values.ts';

/** By section. `quiet`: belongs to a way of publishing that Octavo does otherwise. */
export const sectionKeys: Readonly<Record<string, KeyTable>> = {
  project: {
    name: 'read',
    title: 'read',
    author: 'read',
    copyright: 'read',
    release: 'read',
    lang: 'read',
  },
  translation: {
    origin_repo: 'quiet',
    origin_lang: 'quiet',
    translator: 'quiet',
    terminology: 'quiet',
  },
  build: {
    index: 'read',
    notebooks: 'read',
    rsts: 'without effect',
    'non-notebooks': 'quiet',
    exclusions: 'read',
    // A build goes by what is in the files that it needs, not by a list of them.
    dependencies: 'quiet',
    resources: 'read',
    eval_notebook: 'read',
    source_dir: 'without effect',
    output_dir: 'quiet',
    html_dir: 'quiet',
    warning_is_error: 'quiet',
    sphinx_extensions: 'without effect',
    sphinx_configs: 'without effect',
    tabs: 'read',
    origin_repo: 'quiet',
  },
  html: {
    header_links: 'read',
    favicon: 'read',
    html_logo: 'read',
    include_css: 'without effect',
    include_js: 'without effect',
  },
  pdf: {
    main_font: 'quiet',
    sans_font: 'quiet',
    mono_font: 'quiet',
    post_latex: 'quiet',
    latex_logo: 'quiet',
    latex_url: 'quiet',
    bibfile: 'read',
    style: 'quiet',
  },
  library: {
    save_filename: 'without effect',
    save_mark: 'without effect',
    save_patterns: 'without effect',
    version: 'without effect',
    // `__init__.py` beside the library's file holds the version.
    version_file: 'quiet',
    root_dir: 'without effect',
  },
  deploy: {
    google_analytics_tracking_id: 'quiet',
    github_repo: 'quiet',
    s3_bucket: 'quiet',
    other_file_s3urls: 'quiet',
  },
  colab: {
    github_repo: 'read',
    // A page has a link where it has a notebook, which needs no list.
    exclusions: 'quiet',
    libs: 'quiet',
    libs_header: 'quiet',
    gpu_pattern: 'quiet',
    replace_svg_url: 'quiet',
  },
  sagemaker: { github_repo: 'quiet', kernel: 'quiet', libs: 'quiet', libs_header: 'quiet' },
  slides: { top_left: 'quiet', top_right: 'quiet', github_repo: 'quiet' },
};

/** Of `[library-pytorch]` and its like. */
export const libraryKeys: KeyTable = {
  lib_file: 'read',
  lib_name: 'read',
  simple_alias: 'read',
  fluent_alias: 'read',
  args_alias: 'read',
  alias: 'read',
  reverse_alias: 'read',
};
