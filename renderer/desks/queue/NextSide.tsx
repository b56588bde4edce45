import type { Board, BoardTicket } from '../../../electron/shared/contract/queue.ts';
import type { CallError } from '../../../electron/shared/contract/reply.ts';
import { Button, MainAction } from '../../components/Button.tsx';
import { classNames } from '../../components/class-names.ts';
import { SideActions, SideSection } from '../../components/DeskFrame.tsx';
import { formatNumber, formatSex } from '../../components/format.ts';
import { Told } from '../../components/Told.tsx';

export interface NextSideProps {
  readonly board: Board;
  /** Called to this room and not there yet. */
  readonly called: BoardTicket | undefined;
  readonly busy: boolean;
  readonly error: CallError | undefined;
  readonly onCall: () => void;
  readonly onAgain: (ticket: BoardTicket) => void;
  readonly onMiss: (ticket: BoardTicket) => void;
}

/** Who is next and why, how that was judged, the rule in force; F12 calls. */
export function NextSide({ board, called, busy, error, onCall, onAgain, onMiss }: NextSideProps) {
  const { next } = board;
  const room = board.rooms.find((one) => one.clinicId === board.clinicId);
  return (
    <>
      <SideSection title="下一位" note={room ? `去 ${room.name}` : undefined}>
        {next ? (
          <div className="card">
            <div className="who-next">
              <b className="big">{formatNumber(next.number)}</b>
              <span className="nm">{next.name}</span>
              <span className="second">
                {formatSex(next.sex)} {next.age}
              </span>
            </div>
            <div className="why">{next.sentence}</div>
          </div>
        ) : (
          <div className="say">没有人在候。</div>
        )}
      </SideSection>
      <SideSection title="依次判断" note="此刻">
        {board.judgement.map((row, at) => (
          <div key={row.rule} className={classNames('rule', row.decides && 'hit')}>
            <i>{at + 1}</i>
            <span>{row.label}</span>
            <span className="v">{judgedNumbers(row)}</span>
          </div>
        ))}
      </SideSection>
      <SideSection title="现行规则">
        <div className="say">
          {board.policyText}
          <br />
          连叫中已有优先 {board.priorityRun} 位。
        </div>
      </SideSection>
      <SideActions
        lesser={
          <>
            <Button keys="Alt+G" enabled={called !== undefined} onPress={() => called && onMiss(called)}>
              过号
            </Button>
            <Button keys="Alt+R" enabled={called !== undefined} onPress={() => called && onAgain(called)}>
              再叫
            </Button>
          </>
        }
      >
        <Told error={error} what="没有叫成" />
        <MainAction
          label={next ? `呼叫 ${formatNumber(next.number)}` : '呼叫'}
          {...(called ? { hint: `${formatNumber(called.number)} 未到` } : next ? {} : { hint: '无人候' })}
          ready={next !== null}
          busy={busy}
          onPress={onCall}
        />
      </SideActions>
    </>
  );
}

const SHOWN = 3;

function judgedNumbers(row: Board['judgement'][number]): string {
  if (row.nearest) return `${formatNumber(row.nearest.number)} 还差 ${row.nearest.minutesLeft} 分`;
  if (row.count === 0) return '无人候';
  const shown = row.numbers.slice(0, SHOWN).map(formatNumber).join('、');
  return row.count > SHOWN ? `${formatNumber(row.numbers[0] ?? 0)} 等 ${row.count}` : shown;
}
