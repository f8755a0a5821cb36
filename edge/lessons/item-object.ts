import { DurableObject } from 'cloudflare:workers';
import type { ItemFact } from '#core';
import type { Env } from '../env.ts';
import { readItemName } from './item-name.ts';
import { itemState, type ItemState } from './item-state.ts';
import { kvLessons } from './lessons-store.ts';
import { sqlItemStorage } from './sql-item-storage.ts';

/**
 * One item of one shop, and the only writer of what orders teach of it: so counting is spread over as many objects as there are things to sell. A
 * thin shell: what it does stands in `itemState`, here is when. It lives under the name that `itemObjectName` makes.
 */
export class ItemObject extends DurableObject<Env> {
  private readonly state: ItemState;
  /** Mirrors the platform's alarm, so that one can be set in the same turn as the write that needs it. */
  private alarmIsSet = false;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.state = itemState(
      sqlItemStorage(ctx.storage),
      readItemName(ctx.id.name),
      kvLessons(env.LESSONS_AT_REST),
    );
    void ctx.blockConcurrencyWhile(async () => {
      this.alarmIsSet = (await ctx.storage.getAlarm()) !== null;
    });
  }

  /** No `await` before the answer: the output gate holds it until what was learned is durable. */
  learn(facts: ItemFact[]): void {
    this.state.learn(facts);
    this.setAlarmIfDue();
  }

  /** Never throws: a throwing alarm is tried again six times and then never more (developers.cloudflare.com/durable-objects/api/alarms). */
  override async alarm(): Promise<void> {
    this.alarmIsSet = false;
    await this.state.publish(Date.now());
    this.setAlarmIfDue();
  }

  private setAlarmIfDue(): void {
    if (this.alarmIsSet || !this.state.isDue()) return;
    this.alarmIsSet = true;
    void this.ctx.storage.setAlarm(this.state.dueAt(Date.now()));
  }
}
