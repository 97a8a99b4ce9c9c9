// phrasing: what stands in the lines of a post → Html.

import type { Image, Kind, Link, Node, NodeOf, PhrasingNode } from '../../document/index.ts';
import { plainText } from '../../document/index.ts';
import type { Html } from '../../write/html/index.ts';
import { element, join, nothing, text } from '../../write/html/index.ts';
import { uploadAddress } from './addresses.ts';
import { mention, reference } from './citing.ts';
import type { Cooking, Place } from './cooking.ts';
import { say } from './cooking.ts';
import { limits } from './limits.ts';
import { linkTo, safeAddress } from './links.ts';

type PhrasingKind =
  | 'text'
  | 'emphasis'
  | 'strong'
  | 'delete'
  | 'inlineCode'
  | 'break'
  | 'link'
  | 'image'
  | 'inlineMath'
  | 'crossReference'
  | 'cite';
export type Writer<K extends Kind> = (node: NodeOf<K>, cooking: Cooking, place: Place) => Html;

const writers: { [K in PhrasingKind]: Writer<K> } = {
  text: (node) => text(node.value),
  emphasis: (node, cooking, place) => element('em', {}, words(node.children, cooking, place)),
  strong: (node, cooking, place) => element('strong', {}, words(node.children, cooking, place)),
  delete: (node, cooking, place) => element('del', {}, words(node.children, cooking, place)),
  inlineCode: (node) => element('code', {}, text(node.value)),
  break: () => element('br', {}),
  link,
  image,
  inlineMath(node, cooking) {
    const { html, problem } = cooking.formulas.write(node.value, false);
    if (problem) say(cooking, problem.code, node.position, problem.details);
    return html;
  },
  crossReference: (node, cooking, place) =>
    reference(node, words(node.children, cooking, { ...place, inLink: true }), cooking, place),
  cite: mention,
};

const isPhrasing = (node: Node): node is NodeOf<PhrasingKind> => Object.hasOwn(writers, node.type);

/** Words of a post. What a post cannot hold, should the reader of posts ever give it, is only words. */
export function words(nodes: readonly PhrasingNode[], cooking: Cooking, place: Place): Html {
  if (place.depth > limits.nesting) return text(nodes.map((node) => plainText(node)).join(''));
  const inner = { ...place, depth: place.depth + 1 };
  return join(nodes.map((node) => (isPhrasing(node) ? write(node, cooking, inner) : text(plainText(node)))));
}

const write = (node: NodeOf<PhrasingKind>, cooking: Cooking, place: Place): Html =>
  (writers[node.type] as Writer<PhrasingKind>)(node, cooking, place);

function link(node: Link, cooking: Cooking, place: Place): Html {
  const shown = words(node.children, cooking, { ...place, inLink: true });
  if (place.inLink) return shown;
  const address = safeAddress(node.url);
  if (address === undefined) {
    say(cooking, 'link-not-possible', node.position, { url: node.url.slice(0, 200) });
    return shown;
  }
  if (address.outside) cooking.links.add(address.href);
  return linkTo(address, shown === nothing ? text(node.url) : shown);
}

const uploaded = /^(?:upload:\/\/|\/-\/uploads\/[0-9a-f]{2}\/)([0-9a-f]{64})(?:\.webp)?$/;

/** Only pictures that were uploaded here; an address elsewhere would tell it who reads. */
function image(node: Image, cooking: Cooking, place: Place): Html {
  const alt = (node.alt ?? '').slice(0, 1000);
  const sha = uploaded.exec(node.url)?.[1];
  const shown = text(alt === '' ? cooking.references.words.picture : alt);
  if (sha === undefined) {
    say(cooking, 'picture-elsewhere', node.position, { url: node.url.slice(0, 200) });
    const address = place.inLink ? undefined : safeAddress(node.url);
    if (address === undefined) return shown;
    if (address.outside) cooking.links.add(address.href);
    return linkTo(address, shown);
  }
  const { uploads } = cooking.context;
  const size = uploads && Object.hasOwn(uploads, sha) ? uploads[sha] : undefined;
  if (uploads !== undefined && size === undefined) {
    say(cooking, 'no-such-picture', node.position);
    return shown;
  }
  cooking.uploads.add(sha);
  cooking.images++;
  return element('img', {
    src: uploadAddress(sha),
    alt: alt.replace(/\s+/g, ' '),
    width: size?.width,
    height: size?.height,
    loading: 'lazy',
    decoding: 'async',
  });
}
