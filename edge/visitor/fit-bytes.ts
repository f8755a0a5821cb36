const encoder = new TextEncoder();

/** How many of these texts fit together in so many bytes, a comma between them; the first does in any case. */
export function countFitting(texts: readonly string[], bytesMax: number): number {
  let bytes = 0;
  const over = texts.findIndex((text) => (bytes += bytesOf(text) + 1) > bytesMax);
  return over === -1 ? texts.length : Math.max(1, over);
}

export function bytesOf(text: string): number {
  return encoder.encode(text).length;
}
