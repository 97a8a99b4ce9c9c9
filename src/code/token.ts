// token: pieces of source code with the role that they play, for colouring.

/**
 * The closed set of roles. Names and punctuation that need no colour have none, which keeps pages small.
 * `function` and `type` are names at their definition or call, `property` keys of data and styles, `variable` names
 * with a sigil (shell variables, YAML anchors), `meta` decorators, magics and directives, `constant` True, None and
 * the like, `prompt` the prompt of a terminal transcript.
 */
export type TokenKind =
  | 'keyword'
  | 'string'
  | 'number'
  | 'constant'
  | 'comment'
  | 'function'
  | 'type'
  | 'property'
  | 'variable'
  | 'operator'
  | 'meta'
  | 'tag'
  | 'prompt';

/** Never holds a line break; the texts of a line's tokens make up the line. */
export interface Token {
  text: string;
  kind?: TokenKind;
}
