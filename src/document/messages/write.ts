// messages/write: mistakes found by write/. A code is permanent: never rename it, never use it again for something else.

import { defineMessages } from '../message.ts';

export const writeMessages = defineMessages({
  'html-not-printed': {
    severity: 'warning',
    message: () => 'this HTML is on the site only; the PDF has nothing in its place',
    help: () =>
      'write it in Markdown or with a directive (figure, table, admonition, iframe), which every format can show',
    explain:
      'HTML in a page goes to the web site as it is. Paper has no browser, so the PDF leaves it out. Where nothing is lost, as with ' +
      'anchors and comments, nothing is said; this warning stands where the HTML holds words, a picture or a table.',
    bad: '<img src="loss.png" alt="The loss falls">\n',
    good: '![The loss falls](loss.png)\n',
  },
  'letter-not-in-fonts': {
    severity: 'warning',
    message: (letters, count, script) =>
      count === '1'
        ? `no font of the PDF has the letter ${letters ?? ''}; a box with its code stands in its place`
        : `no font of the PDF has ${count ?? ''} letters of this page${script ? ` (${script})` : ''}: ${letters ?? ''}; boxes with their codes stand in their places`,
    help: (_letters, count) =>
      `write ${count === '1' ? 'it as a formula' : 'them as formulas'} or in words, or leave ${count === '1' ? 'it' : 'them'} to the site, where the reader's fonts have ${count === '1' ? 'it' : 'them'}`,
    explain:
      'The PDF is set in Source Serif 4, Source Sans 3, Source Code Pro and STIX Two Math, which have the Latin, Greek and Cyrillic letters ' +
      'and most signs of mathematics. Fonts of the computer that builds the book are never used, because the book would look different on the next one. ' +
      'A letter that none of the four has, such as an emoji or a Chinese character, is shown as a small box with its code point. ' +
      'Each page is told once, at its first such letter.',
    bad: 'Well done! &#127881;\n',
    good: 'Well done!\n',
  },
  'picture-not-printable': {
    severity: 'warning',
    message: (name) =>
      `the PDF cannot show the picture ${name ?? ''}; a box with its alternative text stands in its place`,
    help: () => "put the picture into the book's folder as SVG, PNG, JPEG, GIF, WebP or PDF",
    explain:
      'Pictures in the PDF are files of the book in a format that Typst reads: SVG, PNG, JPEG, GIF, WebP, PDF. ' +
      'A picture of another site is not fetched, since a build uses no network, and other formats (AVIF, TIFF, HEIC) have to be converted first.',
    bad: '![Loss](https://example.org/loss.png)\n',
    good: '![Loss](img/loss.png)\n',
  },
  'typeset-failed': {
    severity: 'error',
    message: (problem) => `Typst could not set this page: ${problem ?? ''}`,
    help: () =>
      'the PDF has a notice in its place and is otherwise complete; correct what the message names (a broken picture, raw Typst), or report it as a bug of Octavo',
    explain:
      'Pages are written as Typst and typeset one book at a time. When the typesetter refuses a page, the others are printed all the same ' +
      'and a notice stands where the page would be. The cause is nearly always a picture whose file is damaged, or Typst of your own in a `{raw} typst` block.',
    bad: '```{raw} typst\n#figure(\n```\n',
    good: '```{raw} typst\n#line(length: 2cm)\n```\n',
  },
});
