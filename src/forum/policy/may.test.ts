// may: the golden table of who may do what (may.table), and what holds for every action.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { test } from 'node:test';

import type { Visitor } from '../actor.ts';
import type { Refusal } from '../outcome.ts';
import { actionNames, actionRow, type Action } from './actions.ts';
import { may, mayReviewKinds } from './may.ts';
import { actors, now, targets } from './may.fixture.ts';
import { rules } from './rules.ts';

const table = new URL('may.table', import.meta.url);

const ask = (visitor: Visitor, action: Action, target: unknown): true | Refusal =>
  (may as (...given: unknown[]) => true | Refusal)(visitor, action, now, target);

/** Of each action: the things about which everybody gets the same answers, and who gets which. */
function golden(): string {
  const lines: string[] = [];
  for (const action of actionNames) {
    const alike = new Map<string, string[]>();
    for (const [name, target] of Object.entries(targets[actionRow(action).on])) {
      const answers = answersTo(action, target);
      alike.set(answers, [...(alike.get(answers) ?? []), name]);
    }
    lines.push(action);
    for (const [answers, names] of alike)
      lines.push(...(names[0] === '' ? [] : [`  ${names.join(' | ')}`]), answers);
  }
  return `${lines.join('\n')}\n`;
}

function answersTo(action: Action, target: unknown): string {
  const who = new Map<string, string[]>([['yes', []]]);
  for (const [actor, visitor] of Object.entries(actors)) {
    const answer = ask(visitor, action, target);
    const word = answer === true ? 'yes' : answer.code;
    who.set(word, [...(who.get(word) ?? []), actor]);
  }
  const everybody = Object.keys(actors).length;
  return [...who]
    .map(
      ([word, names]) =>
        `    ${`${word}:`.padEnd(13)}${names.length === everybody ? 'everybody' : names.join(' ') || '-'}`,
    )
    .join('\n');
}

test('who may do what is as written in may.table', () => {
  const text = golden();
  if (process.env['UPDATE'] === '1' && !process.env['CI']) writeFileSync(table, text);
  assert.equal(text, readFileSync(table, 'utf8'));
});

test('every action has a row, and every row a rule', () => {
  assert.deepEqual(Object.keys(rules).sort(), [...actionNames].sort());
});

const each = (check: (visitor: Visitor, action: Action, target: unknown, where: string) => void): void => {
  for (const action of actionNames) {
    for (const [name, target] of Object.entries(targets[actionRow(action).on])) {
      for (const [actor, visitor] of Object.entries(actors))
        check(visitor, action, target, `${actor} ${action} ${name}`);
    }
  }
};

test('a key never allows more than its person may, nor anything outside its scopes', () => {
  each((visitor, action, target, where) => {
    if (visitor === undefined) return;
    const { scopes: _, ...whole } = visitor;
    for (const scopes of [
      [],
      ['read'],
      ['read', 'post'],
      ['moderate'],
      ['read', 'post', 'moderate', 'administer'],
    ] as const) {
      const answer = ask({ ...whole, scopes: [...scopes] }, action, target);
      const { scope } = actionRow(action);
      if (scope === undefined || !scopes.some((one) => one === scope))
        assert.notEqual(answer, true, `${where} ${scopes.join()}`);
      if (answer === true) assert.equal(ask(whole, action, target), true, `${where} ${scopes.join()}`);
    }
  });
});

test('nobody, and who is suspended, changes nothing that others see', () => {
  const still = new Set<Action>(['my.data', 'my.delete', 'my.sessions', 'key.revoke']);
  each((visitor, action, target, where) => {
    const gone = visitor === undefined || (visitor.suspendedUntil ?? 0) > now;
    if (!gone || (visitor !== undefined && still.has(action)) || actionRow(action).needs === 'anyone') return;
    assert.notEqual(ask(visitor, action, target), true, where);
  });
});

test('who is silenced says nothing', () => {
  const silenced = { ...actors['administrator'], silencedUntil: now + 1 } as Visitor;
  for (const action of ['thread.create', 'upload.create'] as const) {
    assert.equal((ask(silenced, action, undefined) as Refusal).code, 'silenced');
  }
  for (const action of ['post.vote', 'post.flag', 'post.edit', 'post.accept'] as const) {
    assert.equal((ask(silenced, action, targets.post['answer shown']) as Refusal).code, 'silenced', action);
  }
});

test('what somebody may not know of is not there, whatever they ask to do to it', () => {
  for (const action of actionNames) {
    const { on } = actionRow(action);
    if (on !== 'thread' && on !== 'post') continue;
    const answer = ask(actors['reader'], action, targets[on][on === 'thread' ? 'held' : 'answer held']);
    assert.equal(answer === true ? 'yes' : answer.code, 'not-found', action);
  }
});

test('until when somebody is silenced or suspended is told', () => {
  const until = now + 5;
  assert.deepEqual(
    may({ ...(actors['own'] as object), silencedUntil: until } as Visitor, 'thread.create', now),
    {
      code: 'silenced',
      details: { until },
    },
  );
});

test('the queue', () => {
  assert.deepEqual(mayReviewKinds(actors['reader'], now), []);
  assert.deepEqual(mayReviewKinds(actors['author'], now), ['place', 'suggestion']);
  assert.deepEqual(mayReviewKinds(actors['moderator'], now), [
    'held',
    'report',
    'place',
    'person',
    'suggestion',
  ]);
  assert.deepEqual(mayReviewKinds(undefined, now), []);
});
