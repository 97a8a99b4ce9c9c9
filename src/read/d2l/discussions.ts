// discussions: paragraphs of nothing but a link "Discussions" say where a page is discussed; they are no part of its text.

import type { Discussion, FlowNode, Paragraph, VariantBranch } from '../../document/index.ts';
import { plainText } from '../../document/index.ts';

/** The nodes without such paragraphs, and without tabs that held nothing else. */
export function takeDiscussions(nodes: readonly FlowNode[], found: Discussion[]): FlowNode[] {
  return takeFrom(nodes, undefined, found);
}

function takeFrom(
  nodes: readonly FlowNode[],
  variants: readonly string[] | undefined,
  found: Discussion[],
): FlowNode[] {
  const result: FlowNode[] = [];
  for (const node of nodes) {
    const url = node.type === 'paragraph' ? discussionOf(node) : undefined;
    if (url !== undefined) found.push({ ...(variants && { variants: [...variants] }), url });
    else if (node.type === 'variantSet') {
      const children = node.children
        .map((branch): VariantBranch => ({
          ...branch,
          children: takeFrom(branch.children, branch.variants, found),
        }))
        .filter((branch) => branch.children.length > 0);
      if (children.length > 0) result.push({ ...node, children });
    } else result.push(node);
  }
  return result;
}

function discussionOf({ children }: Paragraph): string | undefined {
  const words = children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
  const [link] = words;
  if (words.length !== 1 || link?.type !== 'link' || !/^https?:\/\//.test(link.url)) return undefined;
  return /^discussions?$/i.test(plainText(link).trim()) ? link.url : undefined;
}
