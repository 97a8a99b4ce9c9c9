// variant-names: how a variant is named in classes and ids of the page.

/** `v-pytorch`; what a CSS name cannot hold is written as its code, so that two variants never meet. */
export const variantClass = (name: string): string =>
  `v-${name.replace(/[^A-Za-z0-9-]/g, (one) => `_${one.charCodeAt(0).toString(16)}_`)}`;

/** Id of the variant's radio button in the bar. */
export const variantId = (name: string): string => `_variant-${variantClass(name).slice(2)}`;

/** Classes of what belongs to some variants only. */
export const variantClasses = (names: readonly string[]): string => `v ${names.map(variantClass).join(' ')}`;
