import type { ManualCall } from '../../../../electron/shared/contract/queue-evidence.ts';
import { QUEUE_POINT_NAMES } from '../../../../electron/shared/domain/queue-points.ts';
import { useCommand } from '../../../api/commands.ts';
import { useStation } from '../../../api/station.tsx';
import { type Column, DataTable } from '../../../components/DataTable.tsx';
import { formatNumber, formatShortMoment } from '../../../components/format.ts';
import { Icon } from '../../../components/Icon.tsx';
import { KeyCap } from '../../../components/KeyCap.tsx';
import { useKeys } from '../../../components/keys.tsx';
import { useTell } from '../../../components/told-line.tsx';

/** Unread calls that have a digit of their own. */
const WITH_DIGIT = 9;

/** 已阅 by one digit: 1 is the newest unread call that is shown. */
export function useReviews(rows: readonly ManualCall[]) {
  const tell = useTell();
  const unread = rows.filter((row) => row.reviewed === null).slice(0, WITH_DIGIT);
  const review = useCommand('queue.reviewManualCall', unread[0]?.eventId ?? 0);
  const run = async (row: ManualCall) => {
    if (await review.run({ eventId: row.eventId })) {
      tell(`${formatNumber(row.number)} 号的另叫已阅`);
    }
  };
  useKeys(
    unread.map((row, index) => ({
      keys: `${index + 1}`,
      label: '审阅另叫',
      run: () => void run(row),
      shown: index === 0,
    })),
  );
  const digitOf = (row: ManualCall) => {
    const index = unread.indexOf(row);
    return index < 0 ? undefined : `${index + 1}`;
  };
  return { digitOf, error: review.error };
}

/** Calls by hand: when, where, whom, why, by whom, and whether the head has read it. */
export function ManualTable({
  rows,
  digitOf,
  grow,
}: {
  rows: readonly ManualCall[];
  digitOf: (row: ManualCall) => string | undefined;
  grow?: boolean;
}) {
  const { utcOffsetMinutes } = useStation();
  const columns: Column<ManualCall>[] = [
    { head: '时刻', width: 112, large: 104, cell: (row) => formatShortMoment(row.at, utcOffsetMinutes) },
    { head: '处', width: 54, large: 52, cell: (row) => QUEUE_POINT_NAMES[row.point] },
    { head: '号', width: 50, large: 42, cell: (row) => formatNumber(row.number) },
    {
      head: '原因',
      cell: (row) => (
        <span title={row.reason}>
          {row.reason}
          {row.passed > 0 ? <small className="second"> 越过 {row.passed} 人</small> : null}
        </span>
      ),
    },
    { head: '叫的人', width: 62, large: 'out', cell: (row) => row.calledBy },
    {
      head: '审阅',
      width: 82,
      large: 90,
      cell: (row) => <Review row={row} digit={digitOf(row)} />,
    },
  ];
  return (
    <DataTable
      label="另叫"
      className="manual"
      rows={rows}
      columns={columns}
      keyOf={(row) => row.eventId}
      empty="期内没有另叫，都按次序叫的。"
      {...(grow ? { grow } : {})}
    />
  );
}

function Review({ row, digit }: { row: ManualCall; digit: string | undefined }) {
  if (row.reviewed) {
    return (
      <span className="ok" title={row.reviewed.by}>
        <Icon name="check" /> 已阅
      </span>
    );
  }
  return (
    <>
      <b>待阅</b> {digit === undefined ? null : <KeyCap of={digit} />}
    </>
  );
}
