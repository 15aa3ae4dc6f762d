import {
  chmodSync,
  copyFileSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';

/** Copies with owners and rights, which `fs.cpSync` does not, and without the tools of a shell. */
export function copyTree(from: string, to: string): void {
  const { mode, uid, gid } = lstatSync(from);
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) copyTree(source, target);
    else {
      const file = lstatSync(source);
      if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
      else copyFileSync(source, target);
      lchownSync(target, file.uid, file.gid);
      if (!entry.isSymbolicLink()) chmodSync(target, file.mode);
    }
  }
  lchownSync(to, uid, gid);
  chmodSync(to, mode);
}
