import type { Restored } from '../../../electron/shared/contract/settings-station.ts';
import type { useTell } from '../../components/told-line.tsx';

/** What is said after a backup came back: that it did, what became of the file before, and what its proof says. */
export function tellRestored(tell: ReturnType<typeof useTell>, { keptAs, proof }: Restored): void {
  const kept = keptAs === '' ? '' : '，打不开的文件改名留着';
  const done = `已从备份恢复${kept}`;
  if (proof === null) tell(`${done}；账目还没有自证，站长登录后可在 F10 再做`);
  else if (proof.broken === 0) tell(`${done}；账目自证 ${proof.ruleCount} 条全部成立`);
  else tell(`${done}；账目有 ${proof.broken} 条对不上，请站长登录后按 F10 看账目自证`, 'bad');
}
