/** ISO 8859-1 from U+00A0 on, in order (HTML 4.01, section 24.2.1). */
const LATIN_1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot ' +
  'cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml ' +
  'Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig ' +
  'agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ' +
  'ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';
const LATIN_1_FIRST = 0xa0;

/** What descriptions have besides: XML's own five, and the signs of section 24.4.1 that shops write. */
const OTHERS = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  OElig: 'Œ',
  oelig: 'œ',
  Scaron: 'Š',
  scaron: 'š',
  ensp: '\u2002',
  emsp: '\u2003',
  thinsp: '\u2009',
  zwnj: '\u200c',
  zwj: '\u200d',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  dagger: '†',
  bull: '•',
  hellip: '…',
  permil: '‰',
  prime: '′',
  Prime: '″',
  lsaquo: '‹',
  rsaquo: '›',
  euro: '€',
  trade: '™',
} as const;

/** The rest of HTML 4.01 (sections 24.3.1 and 24.4.1), and those of HTML5 that shops write: signs of ASCII, letters of Central Europe. */
const BY_POINT =
  'Alpha:391 Beta:392 Gamma:393 Delta:394 Epsilon:395 Zeta:396 Eta:397 Theta:398 Iota:399 Kappa:39a Lambda:39b Mu:39c ' +
  'Nu:39d Xi:39e Omicron:39f Pi:3a0 Rho:3a1 Sigma:3a3 Tau:3a4 Upsilon:3a5 Phi:3a6 Chi:3a7 Psi:3a8 Omega:3a9 alpha:3b1 ' +
  'beta:3b2 gamma:3b3 delta:3b4 epsilon:3b5 zeta:3b6 eta:3b7 theta:3b8 iota:3b9 kappa:3ba lambda:3bb mu:3bc nu:3bd xi:3be ' +
  'omicron:3bf pi:3c0 rho:3c1 sigmaf:3c2 sigma:3c3 tau:3c4 upsilon:3c5 phi:3c6 chi:3c7 psi:3c8 omega:3c9 larr:2190 ' +
  'uarr:2191 rarr:2192 darr:2193 harr:2194 lArr:21d0 uArr:21d1 rArr:21d2 dArr:21d3 hArr:21d4 lceil:2308 rceil:2309 ' +
  'lfloor:230a rfloor:230b thetasym:3d1 upsih:3d2 piv:3d6 oline:203e frasl:2044 weierp:2118 image:2111 real:211c ' +
  'alefsym:2135 crarr:21b5 forall:2200 part:2202 exist:2203 empty:2205 nabla:2207 isin:2208 notin:2209 ni:220b prod:220f ' +
  'sum:2211 minus:2212 lowast:2217 radic:221a prop:221d infin:221e ang:2220 and:2227 or:2228 cap:2229 cup:222a int:222b ' +
  'there4:2234 sim:223c cong:2245 asymp:2248 ne:2260 equiv:2261 le:2264 ge:2265 sub:2282 sup:2283 nsub:2284 sube:2286 ' +
  'supe:2287 oplus:2295 otimes:2297 perp:22a5 sdot:22c5 lang:2329 rang:232a loz:25ca spades:2660 clubs:2663 hearts:2665 ' +
  'diams:2666 circ:2c6 tilde:2dc lrm:200e rlm:200f fnof:192 Yuml:178 star:2606 starf:2605 check:2713 cross:2717 phone:260e ' +
  'female:2640 male:2642 commat:40 num:23 percnt:25 excl:21 lpar:28 rpar:29 ast:2a plus:2b comma:2c period:2e sol:2f ' +
  'colon:3a semi:3b equals:3d quest:3f lsqb:5b bsol:5c rsqb:5d lowbar:5f grave:60 lcub:7b vert:7c rcub:7d hyphen:2010 ' +
  'horbar:2015 numero:2116 frac13:2153 frac23:2154 frac18:215b dollar:24 Dagger:2021 Ccaron:10c ccaron:10d Zcaron:17d ' +
  'zcaron:17e Rcaron:158 rcaron:159 Ecaron:11a ecaron:11b Ncaron:147 ncaron:148 Tcaron:164 tcaron:165 Dcaron:10e dcaron:10f ' +
  'Lcaron:13d lcaron:13e Uring:16e uring:16f Lstrok:141 lstrok:142 Aogon:104 aogon:105 Eogon:118 eogon:119 Sacute:15a ' +
  'sacute:15b Zacute:179 zacute:17a Zdot:17b zdot:17c Nacute:143 nacute:144 Cacute:106 cacute:107 Gbreve:11e gbreve:11f ' +
  'imath:131 Idot:130 Scedil:15e scedil:15f Tcedil:162 tcedil:163 Odblac:150 odblac:151 Udblac:170 udblac:171 Abreve:102 ' +
  'abreve:103 Dstrok:110 dstrok:111';

/** Named character → what it stands for: HTML's names, which feeds use in XML as well. */
export const HTML_ENTITIES: ReadonlyMap<string, string> = new Map([
  ...LATIN_1.split(' ').map((name, at): [string, string] => [name, String.fromCodePoint(LATIN_1_FIRST + at)]),
  ...BY_POINT.split(' ').map((each): [string, string] => {
    const [name = '', point = ''] = each.split(':');
    return [name, String.fromCodePoint(Number.parseInt(point, 16))];
  }),
  ...Object.entries(OTHERS),
]);

/** U+0080 to U+009F are none that anybody means: they are read as windows-1252 has them (HTML, "numeric character reference end state"). */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** `&eacute;`, `&#233;` and `&#xE9;` as the character; what is none of these stays as it is. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z][a-z\d]{1,9}));/gi,
    (whole, decimal, hex, name) => {
      if (name !== undefined) return HTML_ENTITIES.get(String(name)) ?? whole;
      const point = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal);
      if (point >= 0x80 && point < 0xa0) return WINDOWS_1252[point - 0x80]!;
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    },
  );
}
