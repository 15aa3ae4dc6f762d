import { readFileSync, unwatchFile, watchFile } from 'node:fs';
import type { SupergraphManager } from '@apollo/gateway';
import type { Log } from '@partner-commons/platform/log';

/** Where the composed schema comes from: a file is watched, a text is fixed. */
export type SupergraphSource = { file: string } | { sdl: string };

/** Polling sees replaced files and mounted config maps alike, where file events miss renames. */
const lookEvery = 1_000;

/** Gives the schema to the gateway, and each later version of the file that holds; a broken one leaves the old in force. */
export function superviseSupergraph(source: SupergraphSource, log: Log): SupergraphManager {
  return {
    async initialize({ update }) {
      if ('sdl' in source) return { supergraphSdl: source.sdl };
      const { file } = source;
      const reload = () => {
        try {
          update(readFileSync(file, 'utf8'));
          log.info({ file }, 'the supergraph file was read');
        } catch (error) {
          log.error(
            { file, reason: (error as Error).message },
            'the supergraph file is broken; the last one stays in force',
          );
        }
      };
      watchFile(file, { interval: lookEvery, persistent: false }, reload);
      return {
        supergraphSdl: readFileSync(file, 'utf8'),
        cleanup: async () => unwatchFile(file, reload),
      };
    },
  };
}
