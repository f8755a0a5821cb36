import * as v from 'valibot';
import { exact } from './exact.ts';

const text = (max: number) => v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(max));
/** A place a link may lead to; templates are filled first and checked again then. */
const href = v.pipe(
  v.string(),
  v.maxLength(2048),
  v.regex(/^(https?:\/\/|mailto:|tel:|\/(?!\/)|#|\?|\{\{)/, 'a link is http(s), mailto, tel, or a path'),
);
const link = exact({ label: text(60), href: v.optional(href) });

export const contentSchema = v.variant('kind', [
  exact({
    kind: v.literal('banner'),
    eyebrow: v.optional(text(60)),
    title: text(120),
    text: v.optional(text(300)),
    image: v.optional(href),
    imageAlt: v.optional(v.pipe(v.string(), v.maxLength(200))),
    cta: v.optional(link),
    /** Label of the "no, thank you" of an invitation. */
    dismiss: v.optional(text(40)),
  }),
  exact({
    kind: v.literal('items'),
    title: text(120),
    count: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12)), 4),
  }),
  exact({
    kind: v.literal('basket'),
    title: text(120),
    text: v.optional(text(300)),
    cta: v.optional(link),
  }),
  exact({ kind: v.literal('html'), html: v.pipe(v.string(), v.nonEmpty(), v.maxLength(20_000)) }),
  exact({ kind: v.literal('json'), json: v.unknown() }),
]);
