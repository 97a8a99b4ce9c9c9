// classes: Typst's own classes of characters and the spaces it sets, so that we say something only where TeX differs.

import type { AtomClass } from '../shape/shape.ts';

export type TypstClass =
  | 'normal'
  | 'large'
  | 'binary'
  | 'vary'
  | 'relation'
  | 'opening'
  | 'closing'
  | 'punctuation'
  | 'fence';

/** TeX's class in Typst's words. Typst knows no inner atoms: their space is set by hand. */
export const typstClasses: Readonly<Record<AtomClass, Exclude<TypstClass, 'vary' | 'fence'>>> = {
  ord: 'normal',
  op: 'large',
  bin: 'binary',
  rel: 'relation',
  open: 'opening',
  close: 'closing',
  punct: 'punctuation',
  inner: 'normal',
};

// Measured with the pinned compiler; a test measures again.
const characters: Readonly<Record<Exclude<TypstClass, 'normal'>, string>> = {
  relation:
    '†‡<>≡≺≻∼⪯⪰≃∣≪≫≍∥⋈⌣⊑⊒≐⌢∋∝⊢⊣⟵⇐⟸⟶⇒⟹↔⟷⇔⟺↦⟼↗↩↪↘↼⇀↙↽⇁↖⇌≮≰⪇≨⋦⪉⊀⋠⋨⪹≁∤⊬⊭⋪⋬⊊⫋≯≱⪈≩⋧⪊⊁⋡⋩⪺≆∦⊯⋫⋭⊉⊋⫌⊮⪵⪶⊈⊴⊵↚↛⇍⇏↮⇎≦⩽⪕≲⪅≊⋖⋘≶⋚⪋≑≓≒∽⋍⫅⋐⊏≼⋞≾⪷⊲⊨⊪≏≎≧⩾' +
    '⪖≳⪆⋗⋙≷⋛⪌≖≗≜≈⫆⋑⊐≽⋟≿⪸⊳⊩≬⋔∴∍∵≂⇢⇠⇇⇆⇚↞↢↫⇋↶↺↰⇈↿⇃⊶⊷⊸↭⇉⇄↠↣↬↷↻↱⇊↾⇂⇝⇛≅≥←∈⊂⊃⊆⊇≤→↑⇑↓⇓↕⇕=:∷≔≕∶≠∉∌↤',
  binary: '⋅⊖⊎⊓∗⊔∙≀⨿△▽◊▲▼⧫★◀▶∔∖⋒⋓⩞⊟⊞⋇⋉⋊⋋⋌⋏⋎⊝⊛⊺⊠∘÷×∩∪∧∨⊼⊻⊙⊕⊗⊘⊚⊡⋄⋆◃▹',
  vary: '∓±+−',
  large: '∐⋁⋀⨄⋂⋃∫∬∭∏∑⨂⨁⨀∮∯∰⨆',
  opening: '⎰⟮⟨⌊⌈⟦⦃⌜⌞([{',
  closing: '⎱⟯⟩⌋⌉⟧⦄⌝⌟)]}',
  punctuation: '–—?,;',
  fence: '|‖',
};
const normal = '§¶®¥✓%…⋮°£✠⊥.ℵ∀ℏ∃∇♭ℓ♮♣℘♯♢ℜ♡ℑ♠◯Ⓢ∡∄℧Ⅎ⅁‵■∢∁ð╱╲□∠∞′¬⊤∅∂⋯⋱!@#$&_/';

const known = new Map<string, TypstClass>(
  [...Object.entries(characters), ['normal', normal] as const].flatMap(([name, all]) =>
    Array.from(all).map((char) => [char, name as TypstClass] as const),
  ),
);

/** Typst's class of a character; undefined where nobody measured: then the writer names the class. */
export const naturalClass = (char: string): TypstClass | undefined =>
  known.get(char) ?? (/^[\p{L}\p{N}]$/u.test(char) ? 'normal' : undefined);

const thin = 1 / 6;
const medium = 2 / 9;
const thick = 5 / 18;

/** The space that Typst sets between two classes (its math run, `spacing`), em. */
export function typstSpace(left: TypstClass, right: TypstClass, tight: boolean): number {
  if (right === 'punctuation') return 0;
  if (left === 'punctuation' && !tight) return thin;
  if (left === 'opening' || right === 'closing') return 0;
  if (left === 'relation' && right === 'relation') return 0;
  if ((left === 'relation' || right === 'relation') && !tight) return thick;
  if ((left === 'binary' || right === 'binary') && !tight) return medium;
  if (left === 'large') return right === 'opening' || right === 'fence' ? 0 : thin;
  return right === 'large' ? thin : 0;
}

/** Whether Typst takes a sign such as + for binary after this. */
export const makesBinary = (left: TypstClass | undefined): boolean =>
  left === 'normal' || left === 'closing' || left === 'fence';
