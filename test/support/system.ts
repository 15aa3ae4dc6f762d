import { Caller } from './caller';
import { eventually } from './eventually';
import type { TestWorld, WholeSystem } from './whole-system';

export interface TestSystem extends Omit<WholeSystem, 'mint'> {
  /** Somebody of the demo world, such as `as('UNHCR', 'officer')`. */
  as(agency: string, subject: string): Promise<Caller>;
  /** Moves the clock, and waits until what a minute makes stale (memberships, feeds) is fresh again. */
  travel(milliseconds: number): Promise<void>;
  /** Somebody without a token. */
  anybody: Caller;
}

/** The whole system, over real HTTP at the gateway and on databases of its own. */
export async function startTestSystem(world: TestWorld = {}): Promise<TestSystem> {
  const { mint, ...system } = await startWholeSystem(world);
  const { url, clock } = system;
  const as = async (agency: string, subject: string) => new Caller(url, await mint({ agency, subject }));
  /** The last agency member of the seed: who can, all can, since memberships arrive in the order of the feed. */
  const everybodyIsKnown = async (within?: number) => {
    const reader = await as('WFP', 'reader');
    await eventually(() => reader.ok('{ searchPartners(first: 1) { totalCount } }'), within);
  };
  await everybodyIsKnown().catch(async (error: unknown) => {
    // Nobody else could stop it, and the worker would never end.
    await system.stop();
    throw error;
  });
  return {
    ...system,
    as,
    async travel(milliseconds) {
      clock.advance(milliseconds);
      await everybodyIsKnown(20_000);
    },
    anybody: new Caller(url),
  };
}
