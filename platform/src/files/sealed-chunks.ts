import type { Cipher } from '../cipher';
import type { StoredFile } from './stored-file.repository';
import type { FileKinds } from './upload.rules';

type Placed = Pick<StoredFile, 'id' | 'kind' | 'sha256'>;

/** Bytes of kinds that hold personal data: each file for itself and sealed, so that it can be erased for good. */
export class SealedChunks {
  constructor(
    private readonly kinds: FileKinds,
    private readonly cipher: Cipher | null,
  ) {}

  /** What its chunks are kept under: others share theirs with every file of the same content. */
  placeOf(file: Placed): string {
    return this.cipherFor(file) ? `sealed:${file.id}` : file.sha256;
  }

  seal(file: Placed, index: number, chunk: Buffer): Buffer {
    const cipher = this.cipherFor(file);
    return cipher ? cipher.sealBytes(chunk, contextOf(file, index)) : chunk;
  }

  open(file: Placed, index: number, bytes: Buffer): Buffer {
    const cipher = this.cipherFor(file);
    return cipher ? cipher.openBytes(bytes, contextOf(file, index)) : bytes;
  }

  private cipherFor({ kind }: Placed): Cipher | null {
    if (!this.kinds[kind]?.sealed) return null;
    if (!this.cipher) throw new Error(`A file of kind ${kind} is sealed, and there are no keys for personal data`);
    return this.cipher;
  }
}

const contextOf = ({ id }: Placed, index: number) => `file:${id}:${index}`;
