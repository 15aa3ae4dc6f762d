import { ConductedMode } from '../../terms/conducted-mode.enum';
import type { ModeCount } from './conducted-mode.repository';
import type { ConductedModeFigures } from './conducted-mode.view';

const modes = [ConductedMode.ON_SITE, ConductedMode.REMOTE, ConductedMode.HYBRID, null];

export function figuresOf(found: readonly ModeCount[]): ConductedModeFigures {
  const counts = modes.map((mode) => ({ mode, count: found.find((each) => each.mode === mode)?.count ?? 0 }));
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const known = counts.reduce((sum, { mode, count }) => (mode ? sum + count : sum), 0);
  const remote = counts.find(({ mode }) => mode === ConductedMode.REMOTE)?.count ?? 0;
  return { total, counts, shareRemote: known === 0 ? null : ((remote * 100) / known).toFixed(1) };
}
