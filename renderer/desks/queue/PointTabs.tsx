import type { Output } from '../../../electron/shared/contract/procedures.ts';
import { QUEUE_POINT_NAMES, type QueuePoint } from '../../../electron/shared/domain/queue-points.ts';
import { classNames } from '../../components/class-names.ts';
import { formatNumber } from '../../components/format.ts';
import { Icon } from '../../components/Icon.tsx';
import { KeyCap } from '../../components/KeyCap.tsx';

/** What is being done to the one at the window, in the words of the desks. */
export const SERVING_WORDS: Readonly<Record<QueuePoint, string>> = {
  registration: '挂号中',
  consultation: '就诊中',
  lab: '化验中',
  examination: '检查中',
  cashier: '交费中',
  pickup: '取药中',
};

type PointRow = Output<'queue.listPoints'>[number];

/** How long the longest waits and who is at a window; whoever was forgotten at one, before all that. */
function stateWords({ point, waiting, oldestMinutes, current, forgotten }: PointRow) {
  const [longest] = forgotten;
  if (longest !== undefined) {
    return (
      <span className="red">
        <Icon name="clock" />
        {formatNumber(longest)} 久在窗口{forgotten.length > 1 ? ` 等 ${forgotten.length}` : ''}
      </span>
    );
  }
  return (
    <>
      <span className="longest">{waiting === 0 ? '无人等' : `最久 ${oldestMinutes} 分`}</span>
      <span className={current === null ? 'nobody' : 'somebody'}>
        {current === null ? '窗口没人' : `${SERVING_WORDS[point]} ${formatNumber(current)}`}
      </span>
    </>
  );
}

/** The six points in the place of the strip: how many wait, how long, who is there. */
export function PointTabs({
  points,
  point,
  onChoose,
}: {
  points: Output<'queue.listPoints'>;
  point: QueuePoint;
  onChoose: (point: QueuePoint) => void;
}) {
  return (
    <section className="strip" aria-label="六处">
      {points.map((one, at) => (
        <button
          key={one.point}
          type="button"
          aria-pressed={one.point === point}
          className={classNames('pt', one.point === point && 'on')}
          onClick={() => onChoose(one.point)}
        >
          <span>
            {QUEUE_POINT_NAMES[one.point]}
            <KeyCap of={`Alt+${at + 1}`} />
          </span>
          <b className={one.waiting === 0 ? 'c0' : undefined}>{one.waiting}</b>
          <small>{stateWords(one)}</small>
        </button>
      ))}
    </section>
  );
}
