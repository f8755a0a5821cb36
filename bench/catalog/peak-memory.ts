import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

/** Ids of the workerd processes below a process, by /proc: Linux alone. */
export function workerdBelow(root: number): number[] {
  const parents = new Map<number, { parent: number; name: string }>();
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      // `pid (name) state parent …`; the name may hold anything, so what follows is found from its end.
      const [, name = '', parent = '0'] =
        /\((.*)\) \S (\d+)/s.exec(readFileSync(`/proc/${entry}/stat`, 'utf8')) ?? [];
      parents.set(Number(entry), { parent: Number(parent), name });
    } catch {
      // It has ended since.
    }
  }
  const isBelow = (pid: number): boolean => {
    const parent = parents.get(pid)?.parent ?? 0;
    return parent === root || (parent > 1 && isBelow(parent));
  };
  return [...parents].filter(([pid, { name }]) => name === 'workerd' && isBelow(pid)).map(([pid]) => pid);
}

/** Sets the high-water mark of resident memory back to what is resident now (proc(5), clear_refs). */
export function resetPeak(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
}

/** MiB. */
export function peakMemory(pid: number): number {
  return memory(pid, 'VmHWM');
}

/** MiB. */
export function residentMemory(pid: number): number {
  return memory(pid, 'VmRSS');
}

function memory(pid: number, field: string): number {
  const kib = new RegExp(`^${field}:\\s*(\\d+) kB`, 'm').exec(
    readFileSync(`/proc/${pid}/status`, 'utf8'),
  )?.[1];
  return Number(kib) / 1024;
}
