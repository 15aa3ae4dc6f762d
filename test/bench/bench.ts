import 'reflect-metadata';
import { isDeepStrictEqual } from 'node:util';
import { removeAbandonedServers } from '../support/throw-away-server';
import { askOnce, measureLoad, type Target } from './load';
import { type Options, readOptions } from './options';
import { bodyOf, type Question, questions } from './questions';
import { type Answers, describeQuestion, describeScreening, ratiosOf } from './report';
import { measureScreening } from './screening';
import { startSystem, systems } from './systems';
import { makeWorld, type World } from './world';

/** `npm run bench`: what an answer costs through the gateway, against a plain handler, in the same run (docs/benchmarks.md). */
async function bench(options: Options): Promise<void> {
  const asked = options.only.filter((part) => part !== 'screening');
  const answers = asked.length > 0 ? await measureSystems(asked, options) : {};
  for (const question of asked) print(describeQuestion(question, answers[question] ?? {}));
  const screening = options.only.includes('screening') ? await measureScreening() : null;
  if (screening) print(describeScreening(screening));
  const ratios = asked.map((question) => {
    const measured = answers[question] ?? {};
    return [question, { all: ratiosOf(measured, 'all'), split: ratiosOf(measured, 'split') }];
  });
  const { partners, concurrency } = options;
  print(`\n${JSON.stringify({ partners, concurrency, answers, ratios: Object.fromEntries(ratios), screening })}\n`);
}

/** One system after the other, on the same databases: an idle one would still poll them. */
async function measureSystems(asked: readonly Question[], options: Options): Promise<Answers> {
  if (process.platform !== 'linux') throw new Error('The CPU time of processes is read from /proc: run this on Linux.');
  await removeAbandonedServers();
  const world = await makeWorld(options.partners);
  stopOnSignal(world);
  try {
    const answers: Answers = {};
    const samples: unknown[][] = [];
    for (const name of systems) {
      const system = await startSystem(name, world, options.profile);
      try {
        samples.push(await sample(system, asked, world.ids));
        for (const question of asked) {
          const load = {
            body: (index: number) => bodyOf(question, world.ids, index),
            requests: Math.ceil(options.requests * questions[question].shareOfRequests),
            concurrency: options.concurrency,
          };
          const measured = await measureLoad(system, load);
          answers[question] = { ...answers[question], [name]: measured };
        }
      } finally {
        await system.stop();
      }
    }
    if (!samples.every((other) => isDeepStrictEqual(other, samples[0])))
      throw new Error('The systems do not answer the same, so their costs cannot be compared.');
    return answers;
  } finally {
    await world.stop();
  }
}

async function sample(target: Target, asked: readonly Question[], ids: readonly string[]): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const question of asked)
    for (let index = 0; index < 5; index += 1) found.push(await askOnce(target, bodyOf(question, ids, index)));
  return found;
}

/** Ctrl-C reaches the measured processes by itself, but not PostgreSQL, which runs detached. */
function stopOnSignal(world: World): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void world.stop().finally(() => process.exit(1)));
}

const print = (text: string) => process.stdout.write(text);

bench(readOptions(process.argv.slice(2))).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
