// ended-sessions: sessions that were ended a moment ago, while a browser may still show the signed copy of one.

export interface EndedSessions {
  add(session: string, now: number): void;
  has(session: string, now: number): boolean;
}

/** @param lasts how long a copy is believed; after that it is checked anyway, so it may be forgotten here. Milliseconds */
export function createEndedSessions(lasts: number): EndedSessions {
  const ended = new Map<string, number>();
  return {
    add(session, now) {
      for (const [known, at] of ended) {
        if (now - at <= lasts) break;
        ended.delete(known);
      }
      ended.delete(session);
      ended.set(session, now);
    },
    has: (session, now) => {
      const at = ended.get(session);
      return at !== undefined && now - at <= lasts;
    },
  };
}
