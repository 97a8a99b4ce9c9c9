// symbols: the Unicode character of every symbol that the TeX reader knows by a name.

// Where TeX has two names for one stroke (\mid and |, \parallel and \|) each keeps its own character.
const table = String.raw`
# #  & &  S §  P ¶  dag †  textdagger †  ddag ‡  textdaggerdbl ‡  circledR ®  yen ¥  checkmark ✓  $ $
textdollar $  % %  _ _  textunderscore _  { {  textbraceleft {  } }  textbraceright }  lbrack [  rbrack ]
textless <  textgreater >  textbar |  textbardbl ‖  textasciitilde ~  textbackslash \  textasciicircum ^
textellipsis …  ldots …  varvdots ⋮  i ı  j ȷ  ss ß  ae æ  oe œ  o ø  AE Æ  OE Œ  O Ø  textendash –
textemdash —  textquoteleft ‘  textquoteright ’  textquotedblleft “  textquotedblright ”  degree °  textdegree °
pounds £  textsterling £  maltese ✠  equiv ≡  prec ≺  succ ≻  sim ∼  perp ⊥  preceq ⪯  succeq ⪰  simeq ≃  mid ∣
ll ≪  gg ≫  asymp ≍  parallel ∥  bowtie ⋈  smile ⌣  sqsubseteq ⊑  sqsupseteq ⊒  doteq ≐  frown ⌢  ni ∋  propto ∝
vdash ⊢  dashv ⊣  owns ∋  ldotp .  cdotp ⋅  aleph ℵ  forall ∀  hbar ℏ  exists ∃  nabla ∇  flat ♭  ell ℓ
natural ♮  clubsuit ♣  wp ℘  sharp ♯  diamondsuit ♢  Re ℜ  heartsuit ♡  Im ℑ  spadesuit ♠  rmoustache ⎱
lmoustache ⎰  rgroup ⟯  lgroup ⟮  mp ∓  ominus ⊖  uplus ⊎  sqcap ⊓  ast ∗  sqcup ⊔  bigcirc ◯  bullet ∙
ddagger ‡  wr ≀  amalg ⨿  And &  longleftarrow ⟵  Leftarrow ⇐  Longleftarrow ⟸  longrightarrow ⟶  Rightarrow ⇒
Longrightarrow ⟹  leftrightarrow ↔  longleftrightarrow ⟷  Leftrightarrow ⇔  Longleftrightarrow ⟺  mapsto ↦
longmapsto ⟼  nearrow ↗  hookleftarrow ↩  hookrightarrow ↪  searrow ↘  leftharpoonup ↼  rightharpoonup ⇀
swarrow ↙  leftharpoondown ↽  rightharpoondown ⇁  nwarrow ↖  rightleftharpoons ⇌  nless ≮  @nleqslant ≰
@nleqq ≰  lneq ⪇  lneqq ≨  @lvertneqq ≨  lnsim ⋦  lnapprox ⪉  nprec ⊀  npreceq ⋠  precnsim ⋨  precnapprox ⪹
nsim ≁  @nshortmid ∤  nmid ∤  nvdash ⊬  nvDash ⊭  ntriangleleft ⋪  ntrianglelefteq ⋬  subsetneq ⊊
@varsubsetneq ⊊  subsetneqq ⫋  @varsubsetneqq ⫋  ngtr ≯  @ngeqslant ≱  @ngeqq ≱  gneq ⪈  gneqq ≩  @gvertneqq ≩
gnsim ⋧  gnapprox ⪊  nsucc ⊁  nsucceq ⋡  succnsim ⋩  succnapprox ⪺  ncong ≆  @nshortparallel ∦  nparallel ∦
nVDash ⊯  ntriangleright ⋫  ntrianglerighteq ⋭  @nsupseteqq ⊉  supsetneq ⊋  @varsupsetneq ⊋  supsetneqq ⫌
@varsupsetneqq ⫌  nVdash ⊮  precneqq ⪵  succneqq ⪶  @nsubseteqq ⊈  unlhd ⊴  unrhd ⊵  nleftarrow ↚  nrightarrow ↛
nLeftarrow ⇍  nRightarrow ⇏  nleftrightarrow ↮  nLeftrightarrow ⇎  vartriangle △  hslash ℏ  triangledown ▽
lozenge ◊  circledS Ⓢ  measuredangle ∡  nexists ∄  mho ℧  Finv Ⅎ  Game ⅁  backprime ‵  blacktriangle ▲
blacktriangledown ▼  blacksquare ■  blacklozenge ⧫  bigstar ★  sphericalangle ∢  complement ∁  eth ð  diagup ╱
diagdown ╲  square □  Box □  Diamond ◊  beth ℶ  daleth ℸ  gimel ℷ  digamma ϝ  varkappa ϰ  @ulcorner ┌
@urcorner ┐  @llcorner └  @lrcorner ┘  leqq ≦  leqslant ⩽  eqslantless ⪕  lesssim ≲  lessapprox ⪅  approxeq ≊
lessdot ⋖  lll ⋘  lessgtr ≶  lesseqgtr ⋚  lesseqqgtr ⪋  doteqdot ≑  risingdotseq ≓  fallingdotseq ≒  backsim ∽
backsimeq ⋍  subseteqq ⫅  Subset ⋐  sqsubset ⊏  preccurlyeq ≼  curlyeqprec ⋞  precsim ≾  precapprox ⪷
vartriangleleft ⊲  trianglelefteq ⊴  vDash ⊨  Vvdash ⊪  smallsmile ⌣  smallfrown ⌢  bumpeq ≏  Bumpeq ≎  geqq ≧
geqslant ⩾  eqslantgtr ⪖  gtrsim ≳  gtrapprox ⪆  gtrdot ⋗  ggg ⋙  gtrless ≷  gtreqless ⋛  gtreqqless ⪌  eqcirc ≖
circeq ≗  triangleq ≜  thicksim ∼  thickapprox ≈  supseteqq ⫆  Supset ⋑  sqsupset ⊐  succcurlyeq ≽
curlyeqsucc ⋟  succsim ≿  succapprox ⪸  vartriangleright ⊳  trianglerighteq ⊵  Vdash ⊩  shortmid ∣
shortparallel ∥  between ≬  pitchfork ⋔  varpropto ∝  blacktriangleleft ◀  therefore ∴  backepsilon ∍
blacktriangleright ▶  because ∵  llless ⋘  gggtr ⋙  lhd ⊲  rhd ⊳  eqsim ≂  Join ⋈  Doteq ≑  dotplus ∔
smallsetminus ∖  Cap ⋒  Cup ⋓  doublebarwedge ⩞  boxminus ⊟  boxplus ⊞  divideontimes ⋇  ltimes ⋉  rtimes ⋊
leftthreetimes ⋋  rightthreetimes ⋌  curlywedge ⋏  curlyvee ⋎  circleddash ⊝  circledast ⊛  centerdot ⋅
intercal ⊺  doublecap ⋒  doublecup ⋓  boxtimes ⊠  dashrightarrow ⇢  dashleftarrow ⇠  leftleftarrows ⇇
leftrightarrows ⇆  Lleftarrow ⇚  twoheadleftarrow ↞  leftarrowtail ↢  looparrowleft ↫  leftrightharpoons ⇋
curvearrowleft ↶  circlearrowleft ↺  Lsh ↰  upuparrows ⇈  upharpoonleft ↿  downharpoonleft ⇃  origof ⊶
imageof ⊷  multimap ⊸  leftrightsquigarrow ↭  rightrightarrows ⇉  rightleftarrows ⇄  twoheadrightarrow ↠
rightarrowtail ↣  looparrowright ↬  curvearrowright ↷  circlearrowright ↻  Rsh ↱  downdownarrows ⇊
upharpoonright ↾  downharpoonright ⇂  rightsquigarrow ⇝  leadsto ⇝  Rrightarrow ⇛  restriction ↾  angle ∠
infty ∞  prime ′  triangle △  Gamma Γ  Delta Δ  Theta Θ  Lambda Λ  Xi Ξ  Pi Π  Sigma Σ  Upsilon Υ  Phi Φ  Psi Ψ
Omega Ω  neg ¬  lnot ¬  top ⊤  bot ⊥  emptyset ∅  varnothing ∅  alpha α  beta β  gamma γ  delta δ  epsilon ϵ
zeta ζ  eta η  theta θ  iota ι  kappa κ  lambda λ  mu μ  nu ν  xi ξ  omicron ο  pi π  rho ρ  sigma σ  tau τ
upsilon υ  phi ϕ  chi χ  psi ψ  omega ω  varepsilon ε  vartheta ϑ  varpi ϖ  varrho ϱ  varsigma ς  varphi φ
cdot ⋅  circ ∘  div ÷  pm ±  times ×  cap ∩  cup ∪  setminus ∖  land ∧  lor ∨  wedge ∧  vee ∨  surd √  langle ⟨
lvert |  lVert ‖  rangle ⟩  rvert |  rVert ‖  approx ≈  cong ≅  ge ≥  geq ≥  gets ←  gt >  in ∈  @not ̸
subset ⊂  supset ⊃  subseteq ⊆  supseteq ⊇  nsubseteq ⊈  nsupseteq ⊉  models ⊨  leftarrow ←  le ≤  leq ≤  lt <
rightarrow →  to →  ngeq ≱  nleq ≰  barwedge ⊼  veebar ⊻  odot ⊙  oplus ⊕  otimes ⊗  partial ∂  oslash ⊘
circledcirc ⊚  boxdot ⊡  bigtriangleup △  bigtriangledown ▽  dagger †  diamond ⋄  star ⋆  triangleleft ◃
triangleright ▹  lbrace {  rbrace }  lparen (  rparen )  lfloor ⌊  rfloor ⌋  lceil ⌈  rceil ⌉  backslash \
vert |  | ‖  Vert ‖  uparrow ↑  Uparrow ⇑  downarrow ↓  Downarrow ⇓  updownarrow ↕  Updownarrow ⇕  coprod ∐
bigvee ⋁  bigwedge ⋀  biguplus ⨄  bigcap ⋂  bigcup ⋃  int ∫  intop ∫  iint ∬  iiint ∭  prod ∏  sum ∑
bigotimes ⨂  bigoplus ⨁  bigodot ⨀  oint ∮  oiint ∯  oiiint ∰  bigsqcup ⨆  smallint ∫  mathellipsis …  @cdots ⋯
ddots ⋱  @imath ı  @jmath ȷ  mathsterling £
`;

const symbols: ReadonlyMap<string, string> = new Map(
  table
    .trim()
    .split(/\s{2,}|\n/)
    .map((pair) => pair.split(' ') as [string, string])
    .map(([name, char]) => [`\\${name}`, char]),
);

/** Signs of formulas that are another character on the keyboard. */
const typed: Readonly<Record<string, string>> = { '-': '−', '*': '∗', "'": '′', '`': '‘' };

/** The character of a symbol of mathematics: `\\alpha` → α, `-` → −; a character stands for itself. */
export const mathCharacter = (text: string): string => symbols.get(text) ?? typed[text] ?? text;

/** The character of a symbol inside `\\text`: there `-` stays a hyphen and quotes are curly. */
export const textCharacter = (text: string): string => symbols.get(text) ?? quotes[text] ?? text;

const quotes: Readonly<Record<string, string>> = {
  "'": '’',
  '`': '‘',
  '``': '“',
  "''": '”',
  '--': '–',
  '---': '—',
};

/** Names of the symbol table, for the test that holds it against the reader's. */
export const symbolNames: readonly string[] = [...symbols.keys()];
