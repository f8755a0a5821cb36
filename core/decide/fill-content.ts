import type { CatalogLookup } from '../catalog/item.ts';
import type { Candidate } from '../manners/manner.ts';
import type { Content, Plan } from '../plan/plan.ts';
import type { FilledContent, FilledImage, FilledLink } from './decision.ts';
import { fillItems, fillLines, isShowable } from './fill-items.ts';
import { fillJson, isTooDeep } from './fill-json.ts';
import { fillHref, fillHtml, fillText } from './fill-text.ts';
import { placeholdersIn, vitalPlaceholdersIn } from './placeholders.ts';
import { isSafeHref } from './safe-href.ts';
import {
  hasValue,
  isTemplateName,
  templateValues,
  type TemplateName,
  type TemplateValues,
} from './template-values.ts';

export type FillResult = { ok: true; content: FilledContent } | { ok: false; lacks: string };

type Banner = Extract<Content, { kind: 'banner' }>;

/**
 * A variant's content with its placeholders filled in. One that names what is unknown, or what has no value here, makes
 * the variant no candidate: a sentence with a hole in it is worse than the default. A link that does not hold good after
 * filling is left out with its label, a picture that is not there by itself.
 */
export function fillContent(
  candidate: Candidate,
  plan: Pick<Plan, 'currency' | 'locale'>,
  catalog: CatalogLookup,
): FillResult {
  const lacks = lackOf(candidate, plan, catalog);
  if (lacks !== null) return { ok: false, lacks };
  const { content } = candidate.variant;
  const values = templateValues(placeholdersIn(content), candidate, plan, catalog);
  const text = (template: string) => fillText(template, values);
  switch (content.kind) {
    case 'banner':
      return { ok: true, content: fillBanner(content, values) };
    case 'items': {
      const items = fillItems(candidate.items.slice(0, content.count), plan.locale);
      return { ok: true, content: { kind: 'items', title: text(content.title), items } };
    }
    case 'basket': {
      const items = fillLines(candidate.lines ?? [], plan, catalog);
      const cta = fillLink(content.cta, values);
      return {
        ok: true,
        content: {
          kind: 'basket',
          title: text(content.title),
          ...(content.text !== undefined && { text: text(content.text) }),
          items,
          ...(cta && { cta }),
        },
      };
    }
    case 'html':
      return { ok: true, content: { kind: 'html', html: fillHtml(content.html, values) } };
    case 'json':
      return { ok: true, content: { kind: 'json', json: fillJson(content.json, values) } };
    default:
      return content satisfies never;
  }
}

/**
 * What the content cannot be without and has not, in words; null where `fillContent` will fill it. Costs a tenth of filling,
 * which is only for the one that is shown.
 */
export function lackOf(
  candidate: Candidate,
  plan: Pick<Plan, 'currency' | 'locale'>,
  catalog: CatalogLookup,
): string | null {
  const { content } = candidate.variant;
  const { flaw, vital } = demandsOf(content);
  if (flaw !== null) return flaw;
  for (const name of vital)
    if (!hasValue(name, candidate, plan, catalog))
      return `Its content names {{${name}}}, which has no value here.`;
  if (content.kind === 'items' && !candidate.items.slice(0, content.count).some(isShowable))
    return 'It is a list of items, and there are none to list.';
  if (content.kind === 'basket' && !basketItems(candidate, catalog).some(isShowable))
    return 'It shows the basket, and there is nothing to show.';
  return null;
}

interface Demands {
  /** What no visitor can have. */
  flaw: string | null;
  /** Placeholders without whose values there is a hole in it. */
  vital: readonly TemplateName[];
}

/** By content: a plan is read once, and asked about with every request. */
const demanded = new WeakMap<Content, Demands>();

function demandsOf(content: Content): Demands {
  const before = demanded.get(content);
  if (before !== undefined) return before;
  const made = { flaw: flawOf(content), vital: [...vitalPlaceholdersIn(content)].filter(isTemplateName) };
  demanded.set(content, made);
  return made;
}

function flawOf(content: Content): string | null {
  if (content.kind === 'json' && isTooDeep(content.json)) return 'Its JSON is nested too deep.';
  const unknown = [...placeholdersIn(content)].find((name) => !isTemplateName(name));
  return unknown === undefined ? null : `Its content names {{${unknown}}}, which nobody knows.`;
}

function basketItems({ lines = [] }: Candidate, catalog: CatalogLookup) {
  return lines.flatMap((line) => catalog.item(line.item) ?? []);
}

function fillBanner(content: Banner, values: TemplateValues): FilledContent {
  const text = (template: string) => fillText(template, values);
  const image = fillImage(content, values);
  const cta = fillLink(content.cta, values);
  return {
    kind: 'banner',
    ...(content.eyebrow !== undefined && { eyebrow: text(content.eyebrow) }),
    title: text(content.title),
    ...(content.text !== undefined && { text: text(content.text) }),
    ...(image && { image }),
    ...(cta && { cta }),
    ...(content.dismiss !== undefined && { dismiss: text(content.dismiss) }),
  };
}

function fillImage({ image, imageAlt }: Banner, values: TemplateValues): FilledImage | undefined {
  const src = image === undefined ? '' : fillHref(image, values);
  // No text of its own: the picture adds nothing to the title beside it, and screen readers pass it by.
  return src !== '' && isSafeHref(src) ? { src, alt: fillText(imageAlt ?? '', values) } : undefined;
}

/** A button without a link is the invitation's own; one whose link is no good would lead nowhere. */
function fillLink(
  link: { label: string; href?: string | undefined } | undefined,
  values: TemplateValues,
): FilledLink | undefined {
  if (link === undefined) return undefined;
  const label = fillText(link.label, values);
  if (link.href === undefined) return { label };
  const href = fillHref(link.href, values);
  return isSafeHref(href) ? { label, href } : undefined;
}
