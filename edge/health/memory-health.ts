import type { HealthCount } from '#core';
import { HEALTH_KEPT_MS, HEALTH_ROWS_MAX, HEALTH_SUBJECTS_MAX } from '../ports.ts';
import type { HealthStore } from '../ports.ts';
import type { FeedVerdict } from './feed-verdict.ts';

/** Twin of `d1Health`. */
export function memoryHealth(): HealthStore {
  const sites = new Map<string, HealthCount[]>();
  const feeds = new Map<string, FeedVerdict>();
  return {
    async add(site, counts) {
      const newest = Math.max(...counts.map(({ lastAt }) => lastAt));
      const kept = (sites.get(site) ?? []).filter(({ lastAt }) => lastAt >= newest - HEALTH_KEPT_MS);
      for (const count of counts.toSorted((a, b) => b.times - a.times)) {
        const ofKind = kept.filter(({ kind, subject }) => kind === count.kind && subject !== '');
        const isKnown = ofKind.some(({ subject }) => subject === count.subject);
        const subject = isKnown || ofKind.length < HEALTH_SUBJECTS_MAX ? count.subject : '';
        const before = kept.find((each) => each.kind === count.kind && each.subject === subject);
        if (before === undefined) kept.push({ ...count, subject });
        else {
          before.times += count.times;
          before.firstAt = Math.min(before.firstAt, count.firstAt);
          before.lastAt = Math.max(before.lastAt, count.lastAt);
          before.example = count.example;
        }
      }
      sites.set(site, kept);
    },
    read: async (site) =>
      structuredClone(
        (sites.get(site) ?? []).toSorted((a, b) => b.times - a.times).slice(0, HEALTH_ROWS_MAX),
      ),
    keepFeed: async (site, verdict) => void feeds.set(site, structuredClone(verdict)),
    feed: async (site) => structuredClone(feeds.get(site) ?? null),
  };
}
