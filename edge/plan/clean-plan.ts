import type { Flaw, PlanInput } from '#core';

/** The plan with the HTML of its variants cleaned, and what was taken out and where. The one handed in stays as it is. */
export async function cleanPlan(document: PlanInput): Promise<{ document: PlanInput; warnings: Flaw[] }> {
  const copy = structuredClone(document);
  const warnings: Flaw[] = [];
  for (const [slotName, slot] of Object.entries(copy.slots)) {
    for (const [at, { content }] of slot.variants.entries()) {
      if (content.kind !== 'html') continue;
      // Loaded when needed: it is two thirds of the worker's code, and no page's request ever calls it.
      const { cleanHtml } = await import('./clean-html.ts');
      const { html, removed } = cleanHtml(content.html);
      content.html = html;
      if (removed.length === 0) continue;
      const path = `slots.${slotName}.variants.${at}.content.html`;
      warnings.push({ path, code: 'html_cleaned', detail: `taken out: ${removed.join(', ')}` });
    }
  }
  return { document: copy, warnings };
}
