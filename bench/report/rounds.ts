/** Run each contender once a round, a different one first each time, and collect the answers by contender. */
export function inRounds<Name extends string>(
  rounds: number,
  contenders: Readonly<Record<Name, () => number>>,
): Record<Name, number[]> {
  const names = Object.keys(contenders) as Name[];
  const answers = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, number[]>;
  for (let round = 0; round < rounds; round++) {
    for (const name of rotated(names, round)) answers[name].push(contenders[name]());
  }
  return answers;
}

/** The same where contenders take their time. */
export async function inRoundsAsync<Name extends string, Answer>(
  rounds: number,
  contenders: Readonly<Record<Name, () => Promise<Answer>>>,
): Promise<Record<Name, Answer[]>> {
  const names = Object.keys(contenders) as Name[];
  const answers = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, Answer[]>;
  for (let round = 0; round < rounds; round++) {
    for (const name of rotated(names, round)) answers[name].push(await contenders[name]());
  }
  return answers;
}

/** Carry out jobs side by side, so many at a time, and answer in their order. */
export async function inLanes<Job, Answer>(
  lanes: number,
  jobs: readonly Job[],
  carryOut: (job: Job) => Promise<Answer>,
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  const waiting = jobs.entries(); // shared: each lane takes the next one
  const lane = async (): Promise<void> => {
    for (const [at, job] of waiting) answers[at] = await carryOut(job);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return answers;
}

function rotated<Kind>(names: readonly Kind[], by: number): readonly Kind[] {
  const at = by % names.length;
  return [...names.slice(at), ...names.slice(0, at)];
}

/** Processor time of this process that a call takes (ms). Unlike the clock it does not count what other programs take. */
export function processorTime(run: () => unknown): number {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
