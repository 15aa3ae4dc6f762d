import type { Work } from '../work';
import type { FileLink } from './file-store';
import type { CreateUploadInput } from './upload.inputs';

/** Announces files on behalf of a viewer. */
export class Uploads {
  constructor(private readonly work: Work) {}

  async create(input: CreateUploadInput): Promise<FileLink> {
    const { files, viewer, database, audit } = this.work;
    const link = await files.createUpload(input, viewer, database.manager);
    await audit.record({ objectType: 'Upload', objectId: link.id, detail: { kind: input.kind, size: input.size } });
    return link;
  }
}
