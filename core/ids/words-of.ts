/** Words of a text as slugs and feeds both write them: `Größe M`, `grosse-m` and `GRÖSSE_M` are the same. */
export function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .split(/[^\p{L}\p{N}.,]+/u)
    .map((word) => word.replace(/^[.,]+|[.,]+$/g, '').replaceAll(',', '.'))
    .filter((word) => word !== '');
}
