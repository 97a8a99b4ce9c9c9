// drafts: what is being written, kept on this device until it is posted, or for thirty days.

export interface Draft {
  /** Milliseconds since 1970. */
  at: number;
  fields: Readonly<Record<string, string>>;
}

const prefix = 'octavo-draft:';
const longest = 30 * 24 * 3600_000;

/** By place: "ask:linear-regression/paragraph-1-3fa8c1", "answer:35". */
export function draftAt(place: string): Draft | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(prefix + place) ?? 'null') as Draft | null;
    return kept === null || Date.now() - kept.at > longest ? undefined : kept;
  } catch {
    return undefined;
  }
}

/** False where the browser keeps nothing. */
export function keepDraft(place: string, fields: Draft['fields']): boolean {
  try {
    localStorage.setItem(prefix + place, JSON.stringify({ at: Date.now(), fields }));
    return true;
  } catch {
    return false;
  }
}

export function dropDraft(place: string): void {
  try {
    localStorage.removeItem(prefix + place);
  } catch {
    // Nothing can have been kept.
  }
}

/** Places with drafts; old ones go. */
export function draftPlaces(): string[] {
  try {
    const places = Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length));
    for (const place of places) if (draftAt(place) === undefined) dropDraft(place);
    return places.filter((place) => draftAt(place) !== undefined);
  } catch {
    return [];
  }
}
