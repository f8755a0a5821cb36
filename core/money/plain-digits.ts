/** Zeros of the scripts whose decimal digits shops write; each is followed by its nine others (Unicode, general category Nd). */
const ZEROS = [
  0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20, 0x1040,
  0x17e0, 0x1810, 0xff10,
];
/** What stands for a sign of ASCII in numbers: full-width forms, the Arabic comma, typographic minus signs, no-break spaces. */
const SIGNS: Readonly<Record<string, string>> = {
  '．': '.',
  '，': ',',
  '、': ',',
  '،': ',',
  '－': '-',
  '−': '-',
  '–': '-',
  '—': '-',
  '’': "'",
  '‘': "'",
  '´': "'",
  '`': "'",
  '＄': '$',
  '￥': '¥',
  '￡': '£',
  '₤': '£',
};

/** A text with the digits and the signs of numbers that other scripts have as ASCII has them; every space is one of ASCII. */
export function plainDigits(text: string): string {
  // oxlint-disable-next-line no-control-regex -- all of ASCII
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  return text.replace(/[^\x20-\x7e]/gu, (sign) => {
    const point = sign.codePointAt(0)!;
    const zero = ZEROS.find((each) => point >= each && point < each + 10);
    if (zero !== undefined) return String(point - zero);
    if (/\s/.test(sign)) return ' ';
    // Marks of direction, which stand beside Arabic and Hebrew prices, and joiners.
    return /\p{Cf}/u.test(sign) ? '' : (SIGNS[sign] ?? sign);
  });
}
