/** A sentence names a thing; Merchant allows titles of 150 characters, which is not a name any more. */
const TITLE_MAX = 60;

/** A title inside a sentence, in quotation marks: a title may begin with "The", "A" or "Three days in", and end in ", 50". */
export function quoted(title: string): string {
  const text = title.trim();
  return `“${text.length > TITLE_MAX ? `${text.slice(0, TITLE_MAX - 1).trimEnd()}…` : text}”`;
}
