import type { Board } from '../../../electron/shared/contract/queue.ts';
import { MainAction } from '../../components/Button.tsx';
import { classNames } from '../../components/class-names.ts';
import { SideActions, SideSection } from '../../components/DeskFrame.tsx';
import { formatNumber } from '../../components/format.ts';
import { KeyCap } from '../../components/KeyCap.tsx';
import { Told } from '../../components/Told.tsx';
import { missWords } from './calling/CallCard.tsx';
import { againWords, CALL_KEYS, type Calling } from './calling/use-calling.ts';
import { nameOf, sexAndAge } from './calling/who-words.ts';
import { changedWords, POLICY_NAMES, ratioWords } from './policy-words.ts';

export const RULE_KEY = 'Alt+P';

/** Who is next and why, how that was judged, the rule in force; F12 calls. */
export function NextSide({ board, calling, onRule }: { board: Board; calling: Calling; onRule: () => void }) {
  const { next } = board;
  const { called } = calling;
  const room = board.rooms.find((one) => one.clinicId === board.clinicId);
  // 急危重 does not wait until somebody else has answered.
  const ready = next !== null && (!called || next.rank === 'emergency');
  return (
    <>
      <SideSection title="下一位" note={room ? `去 ${room.name}` : undefined}>
        {next ? (
          <div className="card">
            <div className="who-next">
              <b className="big">{formatNumber(next.number)}</b>
              <span className="nm">{nameOf(next)}</span>
              <span className="second">{sexAndAge(next)}</span>
            </div>
            <div className="why">{next.sentence}</div>
          </div>
        ) : (
          <div className="say">没有人在候。</div>
        )}
      </SideSection>
      <Judgement board={board} />
      <SideSection
        title="现行规则"
        note={
          <button type="button" className="bare-key" tabIndex={-1} onClick={onRule}>
            <KeyCap of={RULE_KEY} /> 全文
          </button>
        }
      >
        <div className="row rule-head">
          <b className="grow">{POLICY_NAMES[board.policy.kind]}</b>
          <span>{ratioWords(board.policy)}</span>
        </div>
        <div className="say">
          {board.recallAfterOrdinary > 0 ? `过号再到，插到 ${board.recallAfterOrdinary} 位普通之后。` : ''}
          连叫中已有优先 {board.priorityRun} 位。
          <br />
          {changedWords(board)}
        </div>
      </SideSection>
      <SideActions
        lesser={
          <>
            <CalledKey
              calling={calling}
              keys={CALL_KEYS.miss}
              run={calling.miss}
              waits={called?.next.next !== 'miss'}
            >
              过号
            </CalledKey>
            <CalledKey
              calling={calling}
              keys={CALL_KEYS.again}
              run={calling.again}
              waits={called?.next.next !== 'call'}
            >
              {againWords(called)}
            </CalledKey>
          </>
        }
      >
        {called ? (
          <div className="say called-line">
            <b>
              {formatNumber(called.ticket.number)} {nameOf(called.ticket)}
            </b>{' '}
            已叫 {called.ticket.calls} 次，{missWords(called)}
          </div>
        ) : null}
        <Told error={calling.error} what="没有叫成" />
        <MainAction
          label={next ? `呼叫 ${formatNumber(next.number)}` : '呼叫'}
          {...hintOf(board, calling)}
          ready={ready}
          busy={calling.busy}
          onPress={calling.next}
          onWaiting={next ? calling.next : undefined}
        />
      </SideActions>
    </>
  );
}

function hintOf({ next }: Board, { called }: Calling): { hint: string } | Record<string, never> {
  // Who is not there yet stands in the line above.
  if (called) return {};
  return next ? {} : { hint: '无人候' };
}

/** Shows a key that the desk's calling has bound; in grey where the rule would still say no. */
function CalledKey({
  calling,
  keys,
  run,
  waits,
  children,
}: {
  calling: Calling;
  keys: string;
  run: () => void;
  waits: boolean;
  children: React.ReactNode;
}) {
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classNames('btn', waits && 'waits')}
      disabled={calling.called === undefined}
      onClick={run}
    >
      <KeyCap of={keys} />
      {children}
    </button>
  );
}

function Judgement({ board }: { board: Board }) {
  return (
    <SideSection title="依次判断" note="此刻">
      {board.judgement.map((row, at) => (
        <div key={row.rule} className={classNames('rule', row.decides && 'hit')}>
          <i>{at + 1}</i>
          <span>{row.label}</span>
          <span className="v">{judgedNumbers(row)}</span>
        </div>
      ))}
    </SideSection>
  );
}

const SHOWN = 3;

function judgedNumbers(row: Board['judgement'][number]): string {
  if (row.nearest) return `${formatNumber(row.nearest.number)} 还差 ${row.nearest.minutesLeft} 分`;
  if (row.count === 0) return '无人候';
  const shown = row.numbers.slice(0, SHOWN).map(formatNumber).join('、');
  return row.count > SHOWN ? `${formatNumber(row.numbers[0] ?? 0)} 等 ${row.count}` : shown;
}
