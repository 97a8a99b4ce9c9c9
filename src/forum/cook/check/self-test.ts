// self-test: the check must refuse what is known to be dangerous, and take what is known to be harmless, or nothing is cooked.

import { unsafeIn } from './check-html.ts';

const dangerous = [
  '<script>alert(1)</script>',
  '<p><img src="x" onerror="alert(1)"></p>',
  '<p><a href="javascript:alert(1)">x</a></p>',
  '<p><a href="//evil.example">x</a></p>',
  '<p id="account">x</p>',
  '<p style="position:fixed">x</p>',
  '<span style="background-color:url(/x)">x</span>',
  '<math><annotation-xml encoding="text/html"><style></style></annotation-xml></math>',
  '<svg><a href="https://a.example">x</a></svg>',
  '</div><p>x</p>',
  '<p>x',
  '<iframe></iframe>',
  '<form action="/-/sign-out"></form>',
];
const harmless =
  '<p>a <em>b</em> <a href="https://a.example/" rel="nofollow ugc">c</a></p><pre><code>d &lt; e</code></pre>';

/** @throws when the check lets something through that it must not, or nothing at all. */
export function selfTest(check: (html: string) => string | undefined = unsafeIn): void {
  const missed = dangerous.find((html) => check(html) === undefined);
  if (missed !== undefined) throw new Error(`the check of posts lets through ${missed}`);
  const problem = check(harmless);
  if (problem !== undefined) throw new Error(`the check of posts refuses harmless HTML: ${problem}`);
}
