import { describe } from 'vitest';
import { memoryOutcomeQueue } from '../queue/outcome-queue.ts';
import { memorySnapshots } from '../stores/snapshot-store.ts';
import { memoryVisitors } from './memory-visitors.ts';
import { objectName } from './visitor-name.ts';
import { joinCases } from './join.cases.ts';
import { visitorCases, type VisitorWorld } from './visitor.cases.ts';

function makeWorld(): VisitorWorld {
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
    sent: async (site, visitor) =>
      queue.sent.filter(({ id }) => id.startsWith(`${objectName(site, visitor)}/`)),
    breakQueue: async (_site, _visitor, broken) => void (isBroken = broken),
  };
}

describe('visitors in memory', () => visitorCases(makeWorld));
describe('joins in memory', () => joinCases(makeWorld));
