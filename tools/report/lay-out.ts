/** Lines of at most so many characters, broken between words; a longer word stands alone. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, line];
}

/** Cut or filled to the width; a cut is seen. */
export function fit(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  if (text.length > width) return `${text.slice(0, Math.max(0, width - 1))}…`;
  return align === 'left' ? text.padEnd(width) : text.padStart(width);
}

export function count(n: number): string {
  return n.toLocaleString('en-GB');
}

/** `5 October 2026` of `2026-10-05`. */
export function tellDay(day: string): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}
