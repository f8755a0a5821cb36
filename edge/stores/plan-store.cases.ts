import { expect, test } from 'vitest';
import type { PlanStore } from '../ports.ts';
import { PLAN_VERSIONS_KEPT_MAX, PLAN_VERSIONS_LISTED_MAX } from './plan-bounds.ts';

export function planStoreCases(make: () => PlanStore): void {
  let made = 0;
  const newSite = () => `plan-site-${++made}`;

  test('a site without a plan has no draft, no live plan, version 0 and no versions', async () => {
    const [store, site] = [make(), newSite()];
    expect(await store.draft(site)).toBeNull();
    expect(await store.live(site)).toBeNull();
    expect(await store.liveVersion(site)).toBe(0);
    expect(await store.version(site, 1)).toBeNull();
    expect(await store.versions(site)).toEqual([]);
  });

  test('a draft is read as it was saved and makes nothing live', async () => {
    const [store, site] = [make(), newSite()];
    await store.saveDraft(site, { holdout: 0.1 });
    await store.saveDraft(site, { holdout: 0.2, title: 'é “quoted” \u2028' });
    expect(await store.draft(site)).toEqual({ holdout: 0.2, title: 'é “quoted” \u2028' });
    expect(await store.liveVersion(site)).toBe(0);
  });

  test('versions count from 1 for each site, and the newest is live', async () => {
    const [store, site, other] = [make(), newSite(), newSite()];
    expect(await store.publish(site, { n: 1 }, 'ada', 1000)).toEqual({
      version: 1,
      publishedAt: 1000,
      note: 'ada',
    });
    expect(await store.publish(site, { n: 2 }, 'bob', 2000)).toEqual({
      version: 2,
      publishedAt: 2000,
      note: 'bob',
    });
    expect((await store.publish(other, { n: 9 }, 'eve', 3000)).version).toBe(1);
    expect(await store.live(site)).toEqual({
      version: 2,
      publishedAt: 2000,
      note: 'bob',
      document: { n: 2 },
    });
    expect(await store.liveVersion(site)).toBe(2);
  });

  test('an old version stays readable after a rollback published it anew', async () => {
    const [store, site] = [make(), newSite()];
    await store.publish(site, { n: 1 }, 'ada', 1000);
    await store.publish(site, { n: 2 }, 'ada', 2000);
    const old = await store.version(site, 1);
    await store.publish(site, old?.document, 'rollback to 1', 3000);
    expect(await store.live(site)).toEqual({
      version: 3,
      publishedAt: 3000,
      note: 'rollback to 1',
      document: { n: 1 },
    });
    expect((await store.versions(site)).map(({ version, note }) => [version, note])).toEqual([
      [3, 'rollback to 1'],
      [2, 'ada'],
      [1, 'ada'],
    ]);
  });

  test('publishing twice at once makes two versions', async () => {
    const [store, site] = [make(), newSite()];
    const published = await Promise.all([1, 2, 3, 4].map((n) => store.publish(site, { n }, 'all', n)));
    expect(published.map(({ version }) => version).sort()).toEqual([1, 2, 3, 4]);
  });

  test('versions are listed and kept up to their bounds', async () => {
    const [store, site] = [make(), newSite()];
    for (let n = 1; n <= PLAN_VERSIONS_KEPT_MAX + 2; n++) await store.publish(site, { n }, 'n', n);
    const newest = PLAN_VERSIONS_KEPT_MAX + 2;
    const listed = (await store.versions(site)).map(({ version }) => version);
    expect(listed).toEqual(Array.from({ length: PLAN_VERSIONS_LISTED_MAX }, (_, back) => newest - back));
    expect(await store.version(site, 2)).toBeNull();
    expect((await store.version(site, 3))?.document).toEqual({ n: 3 });
  });
}
