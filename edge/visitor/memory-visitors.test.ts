import { describe } from 'vitest';
import { memoryOutcomeQueue } from '../queue/outcome-queue.ts';
import { memorySnapshots } from '../stores/snapshot-store.ts';
import { memoryVisitors } from './memory-visitors.ts';
import { visitorCases } from './visitor.cases.ts';

describe('visitors in memory', () =>
  visitorCases(() => {
    const snapshots = memorySnapshots();
    const queue = memoryOutcomeQueue();
    let isBroken = false;
    const visitors = memoryVisitors({
      snapshots,
      queue: {
        send: (message) => (isBroken ? Promise.reject(new Error('no queue')) : queue.send(message)),
      },
    });
    return {
      visitors,
      snapshots,
      alarm: visitors.runAlarm,
      sent: async () => queue.sent,
      breakQueue: async (_site, _visitor, broken) => void (isBroken = broken),
    };
  }));
