import type { Output } from '../../../electron/shared/contract/procedures.ts';
import { QUEUE_POINT_NAMES, type QueuePoint } from '../../../electron/shared/domain/queue-points.ts';
import { classNames } from '../../components/class-names.ts';
import { formatNumber } from '../../components/format.ts';
import { KeyCap } from '../../components/KeyCap.tsx';

/** What is being done to the one at the window, in a word. */
export const SERVING_WORDS: Readonly<Record<QueuePoint, string>> = {
  registration: '正办',
  consultation: '正诊',
  lab: '正采',
  examination: '正查',
  cashier: '正收',
  pickup: '正发',
};

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
          <small>
            <span>{one.waiting === 0 ? '无人等' : `最久 ${one.oldestMinutes} 分`}</span>
            <span>
              {one.current === null ? '空' : `${SERVING_WORDS[one.point]} ${formatNumber(one.current)}`}
            </span>
          </small>
        </button>
      ))}
    </section>
  );
}
