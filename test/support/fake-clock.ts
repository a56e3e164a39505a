/**
 * Gives a window a clock that stands still until the test lets time pass, so that delays and deadlines are
 * commands and not real time.
 */
export function fakeClock(win: Window) {
  const timers = new Map<number, { at: number; run: () => void; every?: number }>();
  const start = win.performance.now();
  let now = start;
  let count = 0;
  const add = (run: () => void, delay: number, every?: number) => {
    timers.set(++count, { at: now + delay, run, ...(every !== undefined && { every }) });
    return count;
  };
  const clear = (id: number) => void timers.delete(id);
  const fake = {
    setTimeout: (run: () => void, delay = 0) => add(run, delay),
    setInterval: (run: () => void, delay = 0) => add(run, delay, delay),
    clearTimeout: clear,
    clearInterval: clear,
  };
  Object.assign(win, fake);
  win.performance.now = () => now;

  const nextBy = (end: number) => {
    let next: [number, { at: number; run: () => void; every?: number }] | undefined;
    for (const timer of timers) {
      if (timer[1].at <= end && (!next || timer[1].at < next[1].at)) next = timer;
    }
    return next;
  };

  return {
    /** The machine sleeps: time passes, and no timer runs before it wakes. */
    sleep(milliseconds: number) {
      now += milliseconds;
    },
    /** How many timers are set. */
    pending: () => timers.size,
    async pass(milliseconds: number) {
      const end = now + milliseconds;
      for (let next = nextBy(end); next; next = nextBy(end)) {
        const [id, timer] = next;
        now = Math.max(now, timer.at);
        if (timer.every === undefined) timers.delete(id);
        else timer.at = now + timer.every;
        timer.run();
        await microtasks();
      }
      now = end;
      await tasks();
    },
  };
}

/** Lets promises settle that are a few steps away from it. */
async function microtasks(): Promise<void> {
  for (let i = 0; i < 20; i += 1) await null;
}

const { port1, port2 } = new MessageChannel();

/** All that is queued has run. Not a timer: those wait at least 4 ms when there are many. */
export function tasks(): Promise<void> {
  return new Promise((resolve) => {
    port1.addEventListener('message', () => resolve(), { once: true });
    port2.postMessage(null);
  });
}
port1.start();
