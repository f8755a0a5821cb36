import type { Edge } from '../edge.ts';
import { getCatalogHealth } from '../health/get-catalog-health.ts';
import type { Scope } from '../ports.ts';
import { putCatalog } from './catalog.ts';
import { decide } from './decide.ts';
import { postEvents } from './events.ts';
import { exportFacts } from './export.ts';
import { health } from './health.ts';
import { postHistory } from './history.ts';
import { deleteMe, getMe, patchMe } from './me.ts';
import { getPlan, listPlanVersions, publishPlan, putPlan, rollbackPlan } from './plan.ts';
import { rehearsePlan } from './rehearse.ts';
import { getReport, getReportCells } from './report.ts';
import { sync } from './sync.ts';
import { deleteVisitor, getVisitor } from './visitors.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Who may call: anyone, a page of the site, a page with its visitor's credential, or a server with one of the scopes. */
export type Who = 'anyone' | 'page' | 'visitor' | readonly Scope[];

export interface Route {
  method: Method;
  path: string;
  who: Who;
  what: string;
  answer: (edge: Edge, request: Request, id: string) => Promise<Response>;
}

/** Every call there is, the SDK's files apart. What `who` says is checked by each call itself, and here for its readers. */
export const ROUTES: readonly Route[] = [
  { method: 'POST', path: '/v1/sync', who: 'page', what: 'events in, decisions out', answer: sync },
  { method: 'GET', path: '/v1/me', who: 'visitor', what: 'what is known about me', answer: getMe },
  { method: 'PATCH', path: '/v1/me', who: 'visitor', what: 'what I say of myself', answer: patchMe },
  { method: 'DELETE', path: '/v1/me', who: 'visitor', what: 'forget me', answer: deleteMe },
  {
    method: 'POST',
    path: '/v1/decide',
    who: ['events', 'read'],
    what: 'decisions for any channel',
    answer: decide,
  },
  {
    method: 'POST',
    path: '/v1/events',
    who: ['events'],
    what: 'events of the shop’s own systems',
    answer: postEvents,
  },
  {
    method: 'POST',
    path: '/v1/history',
    who: ['events'],
    what: 'past orders, to learn from',
    answer: postHistory,
  },
  {
    method: 'PUT',
    path: '/v1/catalog',
    who: ['catalog'],
    what: 'items: replace or patch',
    answer: putCatalog,
  },
  {
    method: 'GET',
    path: '/v1/catalog/health',
    who: ['read'],
    what: 'what feed, pages and events are wrong in, with remedies',
    answer: getCatalogHealth,
  },
  {
    method: 'GET',
    path: '/v1/plan',
    who: ['plan', 'read'],
    what: 'the draft; ?live=1: what is in force',
    answer: getPlan,
  },
  { method: 'PUT', path: '/v1/plan', who: ['plan'], what: 'save the draft', answer: putPlan },
  {
    method: 'POST',
    path: '/v1/plan/publish',
    who: ['plan'],
    what: 'make the draft live',
    answer: publishPlan,
  },
  {
    method: 'GET',
    path: '/v1/plan/versions',
    who: ['plan', 'read'],
    what: 'what was live when',
    answer: listPlanVersions,
  },
  {
    method: 'POST',
    path: '/v1/plan/rollback',
    who: ['plan'],
    what: 'make an earlier version live',
    answer: rollbackPlan,
  },
  {
    method: 'POST',
    path: '/v1/plan/rehearse',
    who: ['plan'],
    what: 'what a plan would do for stored and sample visitors',
    answer: rehearsePlan,
  },
  { method: 'GET', path: '/v1/report', who: ['read'], what: 'what it was worth', answer: getReport },
  {
    method: 'GET',
    path: '/v1/report/cells',
    who: ['read'],
    what: 'the sums that reports are made of',
    answer: getReportCells,
  },
  {
    method: 'GET',
    path: '/v1/visitors/:id',
    who: ['read', 'privacy'],
    what: 'profile and decisions',
    answer: getVisitor,
  },
  { method: 'DELETE', path: '/v1/visitors/:id', who: ['privacy'], what: 'erase', answer: deleteVisitor },
  {
    method: 'GET',
    path: '/v1/visitors',
    who: ['read', 'privacy'],
    what: 'the same of a customer: ?customer=',
    answer: getVisitor,
  },
  {
    method: 'DELETE',
    path: '/v1/visitors',
    who: ['privacy'],
    what: 'erase a customer: ?customer=',
    answer: deleteVisitor,
  },
  {
    method: 'GET',
    path: '/v1/export',
    who: ['read'],
    what: 'decisions and outcomes as NDJSON, for a warehouse',
    answer: exportFacts,
  },
  { method: 'GET', path: '/v1/health', who: 'anyone', what: 'liveness and versions', answer: health },
];

/** Methods of a path, for `Allow` (RFC 9110 §10.2.1). */
export function methodsOf(path: string): string[] {
  const methods = ROUTES.filter((route) => route.path === path).map((route) => route.method);
  return methods.includes('GET') ? [...methods, 'HEAD'] : [...methods];
}

/** Paths that pages of other origins call: these answer a preflight. */
export const PAGE_PATHS: ReadonlySet<string> = new Set(
  ROUTES.filter((route) => route.who === 'page' || route.who === 'visitor').map((route) => route.path),
);
