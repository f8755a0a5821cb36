import { spawn, type ChildProcess } from 'node:child_process';

export interface Child {
  name: string;
  process: ChildProcess;
  /** Resolves with the exit code (or null for a signal) once it has ended. */
  ended: Promise<number | null>;
  /** The last lines it printed, for a message when it ends unasked. */
  tail(): string;
  stop(): Promise<void>;
}

const TAIL_LINES_MAX = 40;
/** wrangler needs a moment to let workerd write its stores; past this it is ended. */
const STOP_MS_MAX = 8_000;

/**
 * Starts a program in a process group of its own, so that a Ctrl-C in the terminal reaches only the parent, which
 * then stops the children in order.
 */
export function startChild(
  name: string,
  command: string,
  args: string[],
  options: { env?: NodeJS.ProcessEnv; cwd: string; onLine?: (line: string) => void },
): Child {
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const lines: string[] = [];
  const take = (chunk: Buffer): void => {
    for (const line of chunk.toString('utf8').split('\n')) {
      if (!line.trim()) continue;
      lines.push(line);
      if (lines.length > TAIL_LINES_MAX) lines.shift();
      options.onLine?.(line);
    }
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  const ended = new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(-1));
    child.once('exit', (code) => resolve(code));
  });
  const signal = (what: NodeJS.Signals): void => {
    if (child.pid === undefined) return;
    try {
      process.kill(-child.pid, what);
    } catch {
      // The group is gone already.
    }
  };
  return {
    name,
    process: child,
    ended,
    tail: () => lines.join('\n'),
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        const timer = setTimeout(() => signal('SIGKILL'), STOP_MS_MAX);
        await ended;
        clearTimeout(timer);
      }
      signal('SIGKILL');
    },
  };
}
