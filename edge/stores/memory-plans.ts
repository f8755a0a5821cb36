import type { LivePlan, PlanStore } from '../ports.ts';
import { PLAN_VERSIONS_KEPT_MAX, PLAN_VERSIONS_LISTED_MAX } from './plan-bounds.ts';

/** Twin of `d1Plans`. Documents are kept as JSON text, so that nobody changes them from outside. */
export function memoryPlans(): PlanStore {
  const drafts = new Map<string, string>();
  const published = new Map<string, (Omit<LivePlan, 'document'> & { json: string })[]>();
  const of = (site: string) => published.get(site) ?? [];

  function read(entry: ReturnType<typeof of>[number] | undefined): LivePlan | null {
    if (!entry) return null;
    const { json, ...version } = entry;
    return { ...version, document: JSON.parse(json) as unknown };
  }

  return {
    draft: async (site) => JSON.parse(drafts.get(site) ?? 'null') as unknown,
    saveDraft: async (site, document) => void drafts.set(site, JSON.stringify(document)),
    async publish(site, document, note, now) {
      const version = { version: (of(site).at(-1)?.version ?? 0) + 1, publishedAt: now, note };
      const all = [...of(site), { ...version, json: JSON.stringify(document) }];
      published.set(site, all.slice(-PLAN_VERSIONS_KEPT_MAX));
      return version;
    },
    live: async (site) => read(of(site).at(-1)),
    liveVersion: async (site) => of(site).at(-1)?.version ?? 0,
    version: async (site, version) => read(of(site).find((entry) => entry.version === version)),
    versions: async (site) =>
      of(site)
        .slice(-PLAN_VERSIONS_LISTED_MAX)
        .reverse()
        .map(({ version, publishedAt, note }) => ({ version, publishedAt, note })),
  };
}
