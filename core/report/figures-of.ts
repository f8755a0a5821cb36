import type { SumTotals } from './add-up.ts';
import type { Annoyance, GroupFigures, Metric } from './report.ts';

/** What there is to say of one group, from its sums; nobody bought nothing. */
export function figuresOf(sums: SumTotals): GroupFigures {
  const [visitors, views] = [Number(sums.visitors), Number(sums.seen)];
  const aVisitor = (sum: bigint) => (visitors > 0 ? Number(sum) / visitors : 0);
  const aThousandViews = (count: bigint) => (1000 * Number(count)) / views;
  return {
    visitors,
    views,
    clicked: Number(sums.clicked),
    dismissed: Number(sums.dismissed),
    refused: Number(sums.refused),
    left: Number(sums.left),
    converted: Number(sums.converted),
    orders: Number(sums.orders),
    revenue: Number(sums.revenue),
    margin: Number(sums.margin),
    cost: Number(sums.cost),
    cut: Number(sums.cut),
    unconfirmed: Number(sums.unconfirmed),
    aVisitor: {
      margin: aVisitor(sums.margin),
      revenue: aVisitor(sums.revenue),
      conversion: aVisitor(sums.converted),
    } satisfies Record<Metric, number>,
    aThousandViews:
      views > 0
        ? ({
            dismissed: aThousandViews(sums.dismissed),
            refused: aThousandViews(sums.refused),
            left: aThousandViews(sums.left),
          } satisfies Record<Annoyance, number>)
        : null,
  };
}
