import { newCipherKeys } from '@partner-commons/platform/cipher';
import 'reflect-metadata';
import { log } from '@partner-commons/platform/log';
import { runProcess } from '@partner-commons/platform/run-process';
import { startAllInOne } from '../../scripts/all-in-one';
import { unthrottled } from '../support/unthrottled';
import { readChildSettings } from './child-settings';

/** As `npm start`, but in production mode: development opens pages and makes graphql-js check more. */
runProcess(log, async () => {
  const { port, ...settings } = readChildSettings(process.env);
  const system = await startAllInOne({
    ...settings,
    host: '127.0.0.1',
    port,
    publicUrl: `http://127.0.0.1:${port}`,
    fileSecret: 'no file is sent in a benchmark',
    personalDataKeys: newCipherKeys(),
    throttle: unthrottled,
    development: false,
    subgraphTimeout: 5_000,
    log,
  });
  return () => system.stop();
});
