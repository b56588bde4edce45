import { classNames } from '../../components/class-names.ts';
import { formatNumber } from '../../components/format.ts';
import { Icon } from '../../components/Icon.tsx';
import type { Guide } from './person-here.ts';

/** 老年人专用座: who sits where; a click seats whoever is chosen. */
export function SeatsRow({
  seats,
  chosen,
  onSeat,
}: {
  seats: Guide['seats'];
  /** The seat of whoever is chosen. */
  chosen: number | null;
  onSeat: (seat: number) => void;
}) {
  if (seats.total === 0) return null;
  const free = seats.total - seats.taken.length;
  return (
    <section className="seats" aria-label="老年人专用座">
      <div className="h">
        <span>
          <Icon name="chair" /> 老年人专用座 {seats.total} 个
        </span>
        {free > 0 ? <span>空 {free}</span> : <b className="red">已坐满</b>}
      </div>
      <div className="g">
        {Array.from({ length: seats.total }, (_, at) => at + 1).map((seat) => {
          const taken = seats.taken.find((one) => one.seat === seat);
          return (
            <button
              key={seat}
              type="button"
              tabIndex={-1}
              aria-label={`${seat} 号座${taken ? `，${formatNumber(taken.number)}` : '，空'}`}
              className={classNames(taken && 't', seat === chosen && 'own')}
              onClick={() => onSeat(seat)}
            >
              {taken ? formatNumber(taken.number) : seat}
            </button>
          );
        })}
      </div>
    </section>
  );
}
