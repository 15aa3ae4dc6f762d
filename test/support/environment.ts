import { TestEnvironment } from 'jest-environment-node';
import type * as WholeSystemModule from './whole-system';

type StartWholeSystem = typeof WholeSystemModule.startWholeSystem;

declare global {
  /** Starts a system outside of the sandbox of the test file. */
  var startWholeSystem: StartWholeSystem;
}

/**
 * Jest loads all modules anew for each test file. The system under test stands outside of that: each worker loads and
 * compiles it once, as `npm start` does, and each test file starts one of its own from there.
 */
export default class SystemEnvironment extends TestEnvironment {
  override async setup(): Promise<void> {
    await super.setup();
    const start: StartWholeSystem = (world) => loadWholeSystem().startWholeSystem(world);
    Object.assign(this.global, { startWholeSystem: start });
  }
}

/** Only when a test asks for it: most tests of rules never do. */
function loadWholeSystem(): typeof WholeSystemModule {
  require('tsx/cjs');
  require('reflect-metadata');
  process.env.LOG_LEVEL ??= 'silent';
  return require('./whole-system');
}
