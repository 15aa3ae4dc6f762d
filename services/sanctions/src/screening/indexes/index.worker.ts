import { parentPort } from 'node:worker_threads';
import { IndexRoom } from './index-room';

/** Runs in a thread of its own: building an index and comparing names never hold up requests (screening.md, "Shape"). */
const room = new IndexRoom();

parentPort?.on('message', ({ id, request }) => {
  try {
    parentPort?.postMessage({ id, answer: room.answer(request) });
  } catch (error) {
    parentPort?.postMessage({ id, failure: (error as Error).message });
  }
});
parentPort?.postMessage({ id: 0, answer: 'ready' });
