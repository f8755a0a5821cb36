import { dayOf, recompute, reportOf } from '#core';
import type { Report, ReportDimension } from '#core';
import { SHOP_FROM, SHOP_NOW, simulatedFacts, simulatedPlan } from './simulated-shop.ts';
import { tellReport } from './tell-report.ts';

/** Enough that some is known and some is not. */
const VISITORS = 8000;
/** Of docs/report.md. */
const WIDTH = 80;

/** The report of the simulated shop's month. */
export function exampleReport(by: readonly ReportDimension[] = ['variant']): Report {
  const plan = simulatedPlan();
  const from = dayOf(SHOP_FROM);
  const query = { from, to: from + 27, by, metric: 'margin' as const, now: SHOP_NOW };
  return reportOf(recompute(simulatedFacts(VISITORS, plan)), plan, query);
}

/** A document with that report between its marks. */
export function withExample(document: string, report: Report): string {
  const told = tellReport(report, { width: WIDTH });
  return document.replace(
    /(<!-- begin:example -->\n)[^]*?(<!-- end:example -->)/,
    (_, begin: string, end: string) => `${begin}\n\`\`\`text\n${told}\n\`\`\`\n\n${end}`,
  );
}
