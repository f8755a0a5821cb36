import { styleText } from 'node:util';
import type { RowVerdict, VerdictCode } from '#core';
import { wrap } from './lay-out.ts';

const COLOURS = {
  better: 'green',
  worse: 'red',
  no_difference: 'reset',
  not_known: 'dim',
  not_trusted: 'yellow',
  no_control: 'dim',
  nobody: 'dim',
} as const satisfies Record<VerdictCode, Parameters<typeof styleText>[0]>;

/** A verdict's words, broken and indented; its colour says no more than they do. */
export function tellVerdict({ code, words }: RowVerdict, width: number, indent: number): string[] {
  return wrap(words, width - indent).map((line) => ' '.repeat(indent) + inColourOf(code, line));
}

export function inColourOf(code: VerdictCode, text: string): string {
  return styleText(COLOURS[code], text);
}
