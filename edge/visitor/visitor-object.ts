import { DurableObject } from 'cloudflare:workers';
import type { DecisionRecord, Profile, TactEvent } from '#core';
import type { Env } from '../env.ts';
import type { FoldOptions, Folded } from '../ports.ts';
import { outcomeQueue } from '../queue/outcome-queue.ts';
import { kvSnapshots } from '../stores/snapshot-store.ts';
import { nextAlarm } from './alarm-time.ts';
import { sqlStorage } from './sql-storage.ts';
import { readVisitorName } from './visitor-name.ts';
import { visitorState, type VisitorState } from './visitor-state.ts';
import type { VisitorStorage } from './visitor-storage.ts';

/**
 * One visitor, and the only writer of its profile. A thin shell: what it does stands in `visitorState`,
 * here is when it is done. It lives under the name that `objectName` makes.
 */
export class VisitorObject extends DurableObject<Env> {
  private readonly storage: VisitorStorage;
  private readonly state: VisitorState;
  /** Mirrors the platform's alarm, so that one can be set in the same turn as the write that needs it. */
  private alarmIsSet = false;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.storage = sqlStorage(ctx.storage);
    this.state = visitorState(this.storage, readVisitorName(ctx.id.name), {
      snapshots: kvSnapshots(env.PROFILES),
      queue: outcomeQueue(env.OUTCOMES),
      object: ctx.id.toString(),
    });
    void ctx.blockConcurrencyWhile(async () => {
      this.alarmIsSet = (await ctx.storage.getAlarm()) !== null;
    });
  }

  /** No `await` before the answer: nothing comes between reading and writing, and the output gate holds the answer until both are durable. */
  fold(events: TactEvent[], options: FoldOptions = {}): Folded | 'erased' {
    const answer = this.state.fold(events, options, Date.now());
    this.setAlarmIfDue();
    return answer;
  }

  read(): { profile: Profile | null; decisions: DecisionRecord[] } {
    return this.state.read();
  }

  record(decisions: DecisionRecord[]): void {
    this.state.record(decisions);
  }

  /** Rows are deleted rather than `deleteAll()` called, because the tombstone must come in the same turn. */
  async erase(): Promise<void> {
    this.state.forget(Date.now());
    this.setAlarmIfDue();
    await this.state.passOn(Date.now());
    await this.ctx.storage.deleteAlarm();
    this.alarmIsSet = false;
  }

  /**
   * Never throws: the platform tries a throwing alarm again six times and then never more
   * (developers.cloudflare.com/durable-objects/api/alarms), and outcomes would wait for a visitor who may not come back.
   * Its own retries are left for what cannot be caught, a crash in the middle.
   */
  override async alarm(): Promise<void> {
    this.alarmIsSet = false;
    try {
      await this.state.passOn(Date.now());
      this.storage.unsetValue('failures');
    } catch (error) {
      this.storage.setValue('failures', String(this.failures() + 1));
      console.error({
        message: 'a visitor could not be passed on',
        failures: this.failures(),
        error: String(error),
      });
    }
    this.setAlarmIfDue();
  }

  private setAlarmIfDue(): void {
    if (this.alarmIsSet || !this.state.isDue()) return;
    this.alarmIsSet = true;
    void this.ctx.storage.setAlarm(nextAlarm(Date.now(), this.failures()));
  }

  private failures(): number {
    return Number(this.storage.value('failures') ?? 0);
  }
}
