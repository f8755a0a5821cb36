import { styleText } from 'node:util';
import type { Report } from '#core';
import { wrap } from './lay-out.ts';

/**
 * What stands beside uplift in every row: how many would rather not have seen it.
 *
 * @param label of other views than the line's own
 */
export function tellAnnoyance(
  { aThousandViews }: Report['whole']['shown'],
  width: number,
  indent: number,
  label = 'Of 1,000 views',
): string[] {
  if (aThousandViews === null) return [];
  const { dismissed, refused, left } = aThousandViews;
  const [sent, notForMe, gone] = [dismissed, refused, left].map((rate) => rate.toFixed(1));
  const words = `${label}: ${sent} sent away, ${notForMe} “not for me”, ${gone} had themselves forgotten`;
  return wrap(words, width - indent).map((line) => ' '.repeat(indent) + styleText('dim', line));
}
