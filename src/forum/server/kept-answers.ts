// kept-answers: finished answers kept in memory while they are right, the least used going first.

export interface KeptAnswers<Answer extends { size: number }> {
  /** The answer under a key while its version is the one given; otherwise made anew. */
  get(key: string, version: string, make: () => Promise<Answer | undefined>): Promise<Answer | undefined>;
}

/** @param most how much is kept in all, in the units of `size` */
export function keptAnswers<Answer extends { size: number }>(most: number): KeptAnswers<Answer> {
  const kept = new Map<string, { version: string; answer: Answer }>();
  let size = 0;
  const forget = (key: string): void => {
    size -= kept.get(key)?.answer.size ?? 0;
    kept.delete(key);
  };
  return {
    get: async (key, version, make) => {
      const found = kept.get(key);
      if (found?.version === version) {
        kept.delete(key);
        kept.set(key, found);
        return found.answer;
      }
      const answer = await make();
      forget(key);
      if (!answer || answer.size > most / 4) return answer;
      kept.set(key, { version, answer });
      size += answer.size;
      for (const oldest of kept.keys()) {
        if (size <= most) break;
        forget(oldest);
      }
      return answer;
    },
  };
}

/** The same for each forum of a process, begun when it is first asked for. */
export function keptByForum<Answer extends { size: number }>(
  most: number,
): (forum: object) => KeptAnswers<Answer> {
  const of = new WeakMap<object, KeptAnswers<Answer>>();
  return (forum) => {
    const known = of.get(forum) ?? keptAnswers<Answer>(most);
    of.set(forum, known);
    return known;
  };
}
