// script: the page's scripts: three lines that run before the first paint, and the file that adds to a finished page.

import type { Book } from '../../link/index.ts';
import type { InterfaceWords } from './words.ts';
import type { Attributes, Html } from './html.ts';
import { element, trusted } from './html.ts';

/**
 * Sets the colours that the reader chose before anything is painted, and asks for the faces of the page (addresses in the
 * script's `data-fonts`) before the style sheet does, as links of the page itself: those hold back the first paint a little. From a disk browsers refuse the second; there `fontScript` helps.
 * The code is the same on every page, so a policy can name its hash.
 */
export const earlyScript = `(function(r,f){r.classList.add('js');try{var t=localStorage.getItem('octavo-theme');if(t==='dark'||t==='light')r.dataset.theme=t}catch(e){}if(f&&location.protocol!=='file:')document.write(f.replace(/\\S+/g,'<link rel=preload as=font type=font/woff2 crossorigin href="$&">'))})(document.documentElement,document.currentScript.dataset.fonts)`;

/** Right after the style sheet: from a disk faces cannot be asked for early, so there text waits for them instead of doing without. */
export const fontScript = `if(location.protocol==='file:')document.fonts.forEach(function(f){f.display='block'})`;

/** The inline scripts of every page that a server adds to the site. */
export const shellScripts: readonly string[] = [earlyScript, fontScript];

/** Chooses the variant of the address, else the remembered one; stands right after the buttons, before the text. */
export const variantScript = `(function(){var w=[new URLSearchParams(location.search).get('variant')];try{w.push(localStorage.getItem('octavo-variant'))}catch(e){}var b=document.getElementsByName('variant');for(var i=0;i<w.length;i++)for(var j=0;j<b.length;j++)if(b[j].value===w[i]&&!b[j].disabled){b[j].checked=true;return}})()`;

/** An inline script. None of ours holds `</`. */
export const inlineScript = (code: string, attributes: Attributes = {}): Html =>
  element('script', attributes, trusted(code));

/** What the script says to the reader, in the book's language. */
export interface ScriptWords {
  copy: string;
  copied: string;
  close: string;
  code: string;
  output: string;
  formula: string;
  variant: string;
  dark: string;
  preview: string;
}

/** The script's file: the book's words, then the bundled script, which is the same for all books. */
export function scriptText(script: string, book: Book, words: InterfaceWords): string {
  const { copy, copied, close, code, output, formula, variant, dark } = words;
  const said: ScriptWords = {
    copy,
    copied,
    close,
    code,
    output,
    formula,
    variant,
    dark,
    preview: words.preview,
  };
  const settings = { words: said, defaultVariant: book.settings.variants[0]?.name ?? '' };
  return `window.octavo=${JSON.stringify(settings)};\n${script}`;
}
