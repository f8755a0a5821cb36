import { PLACEHOLDER } from './placeholders.ts';
import type { TemplateValues } from './template-values.ts';

/*
 * Templates with their values put in; a name without a value becomes nothing, so ask before (`fillContent` does).
 * Values are put in once and never read as templates themselves.
 */

export function fillText(template: string, values: TemplateValues): string {
  return template.replace(PLACEHOLDER, (_, name: string) => values.get(name) ?? '');
}

/** For markup: a value is text in it, never markup, in elements and in quoted attributes. */
export function fillHtml(template: string, values: TemplateValues): string {
  return template.replace(PLACEHOLDER, (_, name: string) => escapeHtml(values.get(name) ?? ''));
}

/** For links: a value that the link begins with is a link itself; further in it is a part of one, and percent-encoded. */
export function fillHref(template: string, values: TemplateValues): string {
  return template.replace(PLACEHOLDER, (_, name: string, at: number) => {
    const value = values.get(name) ?? '';
    // A lone surrogate, which is all that \p{Surrogate} matches under `u`, would make encodeURIComponent throw.
    return at === 0 ? value : encodeURIComponent(value.replace(/\p{Surrogate}/gu, '\uFFFD'));
  });
}

function escapeHtml(value: string): string {
  return value.replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}
