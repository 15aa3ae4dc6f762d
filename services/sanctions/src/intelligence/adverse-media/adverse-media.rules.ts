import { AlertLevel } from '../../sharing/alerts/alert.rules';
import type { MediaRelevance } from './adverse-media.view';

const day = 86_400_000;

/** UNICEF-46 asks for a swift response: a day where it is urgent. */
export const dueAfter = (reportedAt: Date, isUrgent: boolean) =>
  new Date(reportedAt.getTime() + (isUrgent ? 1 : 5) * day);

/** Only an address that a browser opens over TLS, without a name and password in it; null when it is none. */
export function checkedUrl(raw: string): string | null {
  if (!URL.canParse(raw.trim())) return null;
  const url = new URL(raw.trim());
  const isPlain = url.protocol === 'https:' && url.username === '' && url.password === '' && url.hostname.includes('.');
  return isPlain ? url.href : null;
}

export const alertLevelOf = (relevance: `${MediaRelevance}`): AlertLevel =>
  relevance === 'HIGH' ? AlertLevel.HIGH : AlertLevel.CAUTION;

/** Years after its report at which the words of an item are deleted. */
export const retentionYears = 5;
