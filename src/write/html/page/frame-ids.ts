// frame-ids: ids of the parts of a page that stand around the text.

export const contentsId = '_contents';
