// bibliography-label: the name by which a citation finds its entry in the list of works cited.

export const bibliographyLabel = (key: string): string => `bibliography:${key}`;
