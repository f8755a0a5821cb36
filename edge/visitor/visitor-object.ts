import { DurableObject } from 'cloudflare:workers';
import type { DecisionRecord, TactEvent } from '#core';
import type { Env } from '../env.ts';
import type { EraseOptions, FoldOptions, Folded, JoinOptions, Joined, Known } from '../ports.ts';
import { lessonQueue } from '../queue/lesson-queue.ts';
import { outcomeQueue } from '../queue/outcome-queue.ts';
import { kvSnapshots } from '../stores/snapshot-store.ts';
import { nextAlarm } from './alarm-time.ts';
import { callsOf } from './calls-of.ts';
import { sqlStorage } from './sql-storage.ts';
import type { Bundle, Moved, Taken, VisitorCalls } from './visitor-calls.ts';
import { readVisitorName } from './visitor-name.ts';
import { visitorState, type VisitorState } from './visitor-state.ts';
import type { SeenKey, VisitorStorage } from './visitor-storage.ts';
import { visitorObject } from './visitors.ts';

/**
 * One visitor, and the only writer of its profile. A thin shell: what it does stands in `visitorState`,
 * here is when it is done. It lives under the name that `objectName` makes.
 */
export class VisitorObject extends DurableObject<Env> implements VisitorCalls {
  private readonly storage: VisitorStorage;
  private readonly state: VisitorState;
  private readonly calls: VisitorCalls;
  /** Mirrors the platform's alarm, so that one can be set in the same turn as the write that needs it. */
  private alarmIsSet = false;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.storage = sqlStorage(ctx.storage);
    this.state = visitorState(this.storage, readVisitorName(ctx.id.name), {
      snapshots: kvSnapshots(env.PROFILES),
      queue: outcomeQueue(env.OUTCOMES),
      lessons: lessonQueue(env.LESSONS),
      objectOf: (site, visitor) => visitorObject(env.VISITOR, site, visitor),
      object: ctx.id.toString(),
    });
    this.calls = callsOf(this.state, Date.now, () => this.setAlarmIfDue());
    void ctx.blockConcurrencyWhile(async () => {
      this.alarmIsSet = (await ctx.storage.getAlarm()) !== null;
    });
  }

  /** The output gate holds every answer until what was written for it is durable. */
  fold(events: TactEvent[], options?: FoldOptions): Promise<Folded | 'erased' | Moved> {
    return this.calls.fold(events, options);
  }

  read(): Promise<Known | Moved> {
    return this.calls.read();
  }

  record(decisions: DecisionRecord[]): Promise<Moved | undefined> {
    return this.calls.record(decisions);
  }

  join(person: string, options: JoinOptions): Promise<Joined> {
    return this.calls.join(person, options);
  }

  stage(from: string, keys: SeenKey[]): Promise<'staged' | Taken> {
    return this.calls.stage(from, keys);
  }

  take(from: string, bundle: Bundle): Promise<Taken> {
    return this.calls.take(from, bundle);
  }

  /** Rows are deleted rather than `deleteAll()` called, because the tombstone must come in the same turn. */
  async erase(options?: EraseOptions): Promise<Moved | undefined> {
    const moved = await this.calls.erase(options);
    await this.endAlarmUnlessDue();
    return moved;
  }

  async bury(): Promise<void> {
    await this.calls.bury();
    await this.endAlarmUnlessDue();
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

  private async endAlarmUnlessDue(): Promise<void> {
    if (this.state.isDue()) return;
    await this.ctx.storage.deleteAlarm();
    this.alarmIsSet = false;
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
