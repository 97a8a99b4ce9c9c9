// commands: what changes anchors: a published version, a person's choice, and taking a change back.

import { choosePlace } from './choose.ts';
import { moveAnchors } from './move.ts';
import { takeBack } from './take-back.ts';
import { beginVersion, finishVersion } from './versions.ts';

export const anchorCommands = {
  'version.begin': beginVersion,
  'version.finish': finishVersion,
  'anchors.move': moveAnchors,
  'anchor.choose': choosePlace,
  'anchor.take-back': takeBack,
};
