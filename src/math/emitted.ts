// emitted: what a form made of a formula, or what it could not show.

export type Emitted = { ok: true; text: string } | { ok: false; unsupported: string };
