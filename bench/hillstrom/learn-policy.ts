import { readPlan, type Plan } from '#core';
import { learnFrom } from '../../core/learn/learn-from.ts';
import type { ArmSums, Belief, LearnedSlot } from '../../core/learn/learned.ts';
import { sharesOf } from '../../core/learn/shares-of.ts';
import { ARMS, type Arm, type Customer } from './read-customers.ts';
import { segmentBy, type StageName } from './stages.ts';

export type Reward = 'spend' | 'visit';
/** With what probability each arm is sent; in the order of ARMS, summing to 1. */
export type MailPolicy = (customer: Customer) => readonly number[];

export interface LearnedPolicy {
  /** What is believed to be worth most, less what the mail costs. */
  best: MailPolicy;
  /** As a slot would go on: by chance of being best, 5% evenly. Knows no costs. */
  exploring: MailPolicy;
  /** USD, or share of visits, that an arm is believed to bring. */
  predict: (customer: Customer, arm: Arm) => number;
}

const DAY_MS = 86_400_000;
const EXPLORE = 0.05;
/** The second day after: everything is in, and hardly less worth. */
const NOW = 2 * DAY_MS;

/** What core/learn makes of these customers, mails as variants of one slot and visits as its clicks. */
export function learnPolicy(
  customers: readonly Customer[],
  stage: StageName,
  { reward, mailCost }: { reward: Reward; mailCost: number },
): LearnedPolicy {
  const slot = learnFrom(sumsOf(customers, stage), reward === 'spend' ? SPEND_PLAN : VISIT_PLAN, NOW).slots[
    SLOT
  ]!;
  const unit = reward === 'spend' ? 100 : 1;
  const predict = (customer: Customer, arm: Arm) =>
    meanOf(beliefOf(slot, segmentBy(stage, customer), arm)) / unit;
  return {
    predict,
    best(customer) {
      const nets = ARMS.map((arm) => predict(customer, arm) - (arm === 'none' ? 0 : mailCost));
      const first = nets.indexOf(Math.max(...nets));
      return ARMS.map((_, n) => (n === first ? 1 : 0));
    },
    exploring(customer) {
      const shares = sharesOf(slot, segmentBy(stage, customer), ALLOWED, EXPLORE);
      return ARMS.map((arm) => shares[arm]!);
    },
  };
}

const SLOT = 'mail';
const ALLOWED = ARMS.map((id) => ({ id, freshness: 1 }));
const SPEND_PLAN = planFor('revenue');
const VISIT_PLAN = planFor('click');

function sumsOf(customers: readonly Customer[], stage: StageName): ArmSums[] {
  const sums = new Map<string, ArmSums>();
  for (const customer of customers) {
    const { arm, visited, bought, spend } = customer;
    const segment = segmentBy(stage, customer);
    const counts = { visitors: 0, clicked: 0, converted: 0, revenue: 0, revenueSquared: 0 };
    const sum = sums.get(`${arm} ${segment}`) ?? {
      ...{ slot: SLOT, variant: arm, segment, day: 0 },
      ...{ ...counts, margin: 0, marginSquared: 0 },
    };
    sums.set(`${arm} ${segment}`, sum);
    const cents = Math.round(100 * spend);
    sum.visitors += 1;
    sum.clicked += visited ? 1 : 0;
    sum.converted += bought ? 1 : 0;
    sum.revenue += cents;
    sum.revenueSquared += cents * cents;
  }
  return [...sums.values()];
}

function beliefOf(slot: LearnedSlot, segment: string, arm: Arm): Belief {
  return (slot.segments[segment] ?? slot.whole)[arm]!;
}

function meanOf({ alpha, beta, value }: Belief): number {
  return (alpha / (alpha + beta)) * value;
}

function planFor(goal: 'revenue' | 'click'): Plan {
  const read = readPlan({
    site: 'hillstrom',
    origins: ['https://shop.example'],
    currency: 'USD',
    timezone: 'America/New_York',
    measurement: { windowDays: 1 },
    slots: {
      [SLOT]: {
        kind: 'content',
        policy: { kind: 'bandit', goal },
        variants: ARMS.map((id) => ({ id, content: { kind: 'banner', title: id } })),
      },
    },
  });
  if (!read.ok) throw new Error(`The plan is refused: ${JSON.stringify(read)}`);
  return read.value;
}
