/**
 * What Chromium's trace says about scripts. Long-task entries name no extension, so this is the only way to tell a content
 * script's time from the page's: every call from the browser into a script is an event with the script's address.
 */
export interface TraceEvent {
  readonly name: string;
  readonly cat?: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  /** Processor time of the thread (us): what other programs take from the machine is not in it. */
  readonly tdur?: number;
  readonly args?: { readonly data?: { readonly url?: string; readonly message?: string }; readonly fileName?: string };
}

/** Our script's part in one task of a page's main thread (ms). */
export interface OwnTask {
  readonly start: number;
  readonly processor: number;
  /** By the clock, what others took meanwhile included. */
  readonly clock: number;
  /** What the browser called: the script, an observer, an idle callback. */
  readonly calls: readonly OwnCall[];
}

export interface OwnCall {
  readonly name: string;
  readonly processor: number;
  readonly clock: number;
  /** Of a run of microtasks, each call of a mutation observer (ms of the processor). Promises that go on are no calls. */
  readonly observed: readonly number[];
  /** The event of the page it answered, where it answered one. */
  readonly event?: string;
}

/** One document's main thread as traced. */
export interface MainThread {
  /** When each `console.timeStamp` came (ms on the trace's clock). */
  readonly marks: ReadonlyMap<string, number>;
  readonly own: readonly OwnTask[];
  /** Processor time of all tasks, the browser's own work included (ms). */
  readonly total: number;
  /** Of that, compiling our script and running it from top to end. */
  readonly compile: number;
  readonly evaluate: number;
}

/** Where a page sets this mark (`console.timeStamp`), the part of the trace that counts begins. */
export const BEGIN = 'bench-begin';
/** And where it ends. */
export const END = 'bench-end';

/** Calls into scripts. `RunMicrotasks` has no address: promises and mutation observers; see `ownerOf`. */
const CALLS = new Set(['EvaluateScript', 'FunctionCall', 'RunMicrotasks']);

/** What is read of a trace besides whole tasks. */
const READ = new Set([...CALLS, 'EventDispatch', 'ParseHTML', 'TimeStamp', 'v8.compile', 'v8.run']);

/** Whether anything here asks for an event. The rest is by far the most: a script that rewrites a page makes gigabytes of it. */
export function isRead({ name, cat = '' }: TraceEvent): boolean {
  return READ.has(name) || cat.includes('toplevel');
}

/**
 * Sort a trace's main thread out: which time was spent in scripts whose address begins with `ours`. The thread is that of
 * the page at `host`. Pages of the benchmark make no promises, so microtasks without a call of theirs are the extension's.
 */
export function readTrace(events: readonly TraceEvent[], host: string, ours: string): MainThread {
  const isMain = mainThreadOf(events, host);
  const timed = events
    .filter((event) => event.ph === 'X' && event.dur !== undefined && isMain(event))
    .toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  const marks = new Map(
    events
      .filter((event) => event.name === 'TimeStamp' && isMain(event))
      .map(({ args, ts }) => [args?.data?.message ?? '', ts / 1000] as const),
  );
  const begin = marks.get(BEGIN) ?? -Infinity;
  const end = marks.get(END) ?? Infinity;
  const own: OwnTask[] = [];
  let total = 0;
  let compile = 0;
  let evaluate = 0;
  for (const task of tasksOf(timed)) {
    if (task.start < begin || task.start > end) continue;
    total += task.processor;
    const calls = ownCallsIn(task.events, ours);
    if (calls.length > 0) own.push({ start: task.start, calls, ...sumOf(calls) });
    for (const event of task.events) {
      if (event.name === 'v8.compile' && addressOf(event).startsWith(ours)) compile += processorOf(event);
      if (event.name === 'v8.run' && addressOf(event).startsWith(ours)) evaluate += processorOf(event);
    }
  }
  return { marks, own, total, compile, evaluate };
}

function mainThreadOf(events: readonly TraceEvent[], host: string): (event: TraceEvent) => boolean {
  const named = events.find((event) => event.name === 'ParseHTML' && JSON.stringify(event.args).includes(`//${host}/`));
  if (!named) throw new Error(`the trace knows no page of ${host}`);
  return ({ pid, tid }) => pid === named.pid && tid === named.tid;
}

interface Task {
  readonly start: number;
  readonly processor: number;
  readonly events: readonly TraceEvent[];
}

/** Events by the outermost one that holds them. */
function tasksOf(sorted: readonly TraceEvent[]): Task[] {
  const tasks: { start: number; processor: number; events: TraceEvent[] }[] = [];
  let end = -1;
  for (const event of sorted) {
    if (event.ts >= end) {
      tasks.push({ start: event.ts / 1000, processor: processorOf(event), events: [] });
      end = event.ts + (event.dur ?? 0);
    }
    tasks.at(-1)?.events.push(event);
  }
  return tasks;
}

/** The outermost calls of one task that are ours. */
function ownCallsIn(events: readonly TraceEvent[], ours: string): OwnCall[] {
  const calls: OwnCall[] = [];
  let end = -1;
  events.forEach((event, index) => {
    if (event.ts < end || !CALLS.has(event.name)) return;
    end = event.ts + (event.dur ?? 0);
    const inside = callsInside(events, index, end);
    if (!isOurs(event, inside, ours)) return;
    const answered = events.find(
      ({ name, ts, dur = 0 }) => name === 'EventDispatch' && ts <= event.ts && ts + dur >= end,
    );
    const type = (answered?.args?.data as { readonly type?: string } | undefined)?.type;
    const isOurCall = (call: TraceEvent): boolean => addressOf(call).startsWith(ours);
    const others = inside.filter((call) => addressOf(call) !== '' && !isOurCall(call));
    calls.push({
      name: event.name,
      processor: processorOf(event) - sum(others.map(processorOf)),
      clock: ((event.dur ?? 0) - sum(others.map(({ dur = 0 }) => dur))) / 1000,
      observed: inside.filter(isOurCall).map(processorOf),
      ...(type && { event: type }),
    });
  });
  return calls;
}

/** Calls directly within a run of microtasks. */
function callsInside(events: readonly TraceEvent[], index: number, end: number): TraceEvent[] {
  const inside: TraceEvent[] = [];
  let innerEnd = -1;
  if (events[index]?.name !== 'RunMicrotasks') return inside;
  for (const event of events.slice(index + 1)) {
    if (event.ts >= end) break;
    if (event.ts < innerEnd || event.name !== 'FunctionCall') continue;
    innerEnd = event.ts + (event.dur ?? 0);
    inside.push(event);
  }
  return inside;
}

function isOurs(event: TraceEvent, inside: readonly TraceEvent[], ours: string): boolean {
  if (ours === '') return false;
  if (event.name !== 'RunMicrotasks') return addressOf(event).startsWith(ours);
  return inside.length === 0 || inside.some((call) => addressOf(call).startsWith(ours));
}

function addressOf({ args }: TraceEvent): string {
  return args?.data?.url ?? args?.fileName ?? '';
}

function processorOf({ tdur, dur = 0 }: TraceEvent): number {
  return (tdur ?? dur) / 1000;
}

function sumOf(calls: readonly OwnCall[]): { readonly processor: number; readonly clock: number } {
  return { processor: sum(calls.map(({ processor }) => processor)), clock: sum(calls.map(({ clock }) => clock)) };
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
