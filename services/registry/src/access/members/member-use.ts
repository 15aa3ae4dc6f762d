import type { Viewer } from '@partner-commons/platform/viewer';
import type { Background } from '@partner-commons/platform/work';
import type { RegistryFeatures } from '../../context';

/** Who asked registry something since the last time this was written down: one row per member and day, not per request. */
export class MemberUse {
  private readonly seen = new Set<string>();

  note({ subject, agency }: Viewer): void {
    if (subject) this.seen.add(`${agency ?? ''} ${subject}`);
  }

  async write(background: Background<RegistryFeatures>): Promise<void> {
    if (this.seen.size === 0) return;
    const keys = [...this.seen];
    this.seen.clear();
    await background.transaction('noteMemberUse', 'timer:member-use', ({ members }) => members.noteUse(keys));
  }
}
