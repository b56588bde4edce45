import type { TaskName } from '../../../../electron/shared/contract/procedures.ts';
import { useProgress } from '../../../api/use-progress.ts';

/** How far a long task is; before its first step only that it works. */
export function Running({ task }: { readonly task: TaskName }) {
  const share = useProgress(task);
  const percent = share === undefined ? undefined : Math.floor(share * 100);
  return (
    <div className="running" role="status">
      <progress max={100} {...(percent === undefined ? {} : { value: percent })} />
      <span>{percent === undefined ? '正在开始' : `${percent}%`}</span>
      <span className="second">按 Esc 停下</span>
    </div>
  );
}
