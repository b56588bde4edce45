import './calling.css';
import type { BoardTicket } from '../../../../electron/shared/contract/queue.ts';
import { classNames } from '../../../components/class-names.ts';
import { formatNumber, formatTime } from '../../../components/format.ts';
import { KeyCap } from '../../../components/KeyCap.tsx';
import { RankMark } from '../../../components/Marks.tsx';
import { Told } from '../../../components/Told.tsx';
import { PersonName } from '../../../components/WhoList.tsx';
import type { CalledOne } from './call-state.ts';
import { EndStay } from './EndStayDialog.tsx';
import { againWords, CALL_KEYS, type Calling } from './use-calling.ts';
import { nameOf, sexAndAge } from './who-words.ts';

/**
 * At the head of a calling desk's list: who was called and is not there yet, with what can be done about it;
 * else who is next, why, and the key that calls. Whoever missed a call and is back follows below, unless the desk
 * lists them itself.
 */
export function CallCard({ calling, withMissed = true }: { calling: Calling; withMissed?: boolean }) {
  const { called, missed, error } = calling;
  const next = calling.board?.next;
  // 急危重 does not wait until somebody else has answered.
  const showsNext = next && (!called || next.rank === 'emergency');
  const forgotten = calling.atWindow?.longMinutes == null ? undefined : calling.atWindow;
  if (!called && !next && !(missed && withMissed) && !forgotten && !error) {
    return <EndStay calling={calling} />;
  }
  return (
    <div className="calling">
      <EndStay calling={calling} />
      {forgotten ? <Forgotten calling={calling} ticket={forgotten} /> : null}
      {called ? <Called calling={calling} called={called} /> : null}
      {showsNext ? <Next calling={calling} next={next} /> : null}
      <Told error={error} what="没有叫成" />
      {missed && withMissed ? (
        <CallButton keys={CALL_KEYS.back} onPress={() => calling.back(missed)} className="back">
          <span className="cut">
            {formatNumber(missed.number)} {nameOf(missed)}
          </span>
          <small>回来了，排第 {missed.positionIfBack}</small>
        </CallButton>
      ) : null}
    </div>
  );
}

/** 久在窗口: who has stood here too long to be still served, and the key that ends it. */
function Forgotten({ calling, ticket }: { calling: Calling; ticket: BoardTicket }) {
  return (
    <section className="call-card forgotten" aria-label="久在窗口">
      <div className="h">
        <b className="no">{formatNumber(ticket.number)}</b>
        <RankMark rank={ticket.rank} />
        <b className="name">
          <PersonName name={nameOf(ticket)} />
        </b>
      </div>
      <div className="say">
        <b className="red">久在窗口 {ticket.longMinutes} 分</b> · 还在办，就不用管
      </div>
      <CallButton keys={CALL_KEYS.end} onPress={() => calling.askEnd(ticket)} className="call">
        <span className="lead">人不在了，</span>结束
      </CallButton>
    </section>
  );
}

function Called({ calling, called }: { calling: Calling; called: CalledOne }) {
  const { ticket } = called;
  return (
    <section className="call-card called" aria-label="已叫未到">
      <div className="h">
        <b className="no">{formatNumber(ticket.number)}</b>
        <RankMark rank={ticket.rank} />
        <b className="name">
          <PersonName name={nameOf(ticket)} />
        </b>
      </div>
      <div className="say">
        已叫 {ticket.calls} 次{ticket.lastCalledAt === null ? '' : `，${formatTime(ticket.lastCalledAt)}`}
        {` · ${missWords(called)}`}
      </div>
      <CallDeeds calling={calling} called={called} />
    </section>
  );
}

/** What may follow a call: 到了, 过号, 再叫 with its countdown, and 撤销 while it can still be taken back. */
export function CallDeeds({ calling, called }: { calling: Calling; called: CalledOne }) {
  return (
    <div className="deeds">
      <CallButton keys={CALL_KEYS.came} onPress={calling.came}>
        到了
      </CallButton>
      <CallButton keys={CALL_KEYS.miss} onPress={calling.miss} waits={called.next.next !== 'miss'}>
        过号
      </CallButton>
      <CallButton keys={CALL_KEYS.again} onPress={calling.again} waits={called.next.next !== 'call'}>
        {againWords(called)}
      </CallButton>
      {called.undoable ? (
        <CallButton keys={CALL_KEYS.undo} onPress={calling.undo}>
          撤销
        </CallButton>
      ) : null}
    </div>
  );
}

/** What is still wanting before 过号 may be pressed. */
export function missWords({ next, callsMissing }: CalledOne): string {
  if (callsMissing > 0) return `再叫 ${callsMissing} 次可过号`;
  return next.next === 'wait' ? `${next.waitSeconds} 秒后可过号` : '可过号';
}

function Next({
  calling,
  next,
}: {
  calling: Calling;
  next: NonNullable<NonNullable<Calling['board']>['next']>;
}) {
  return (
    <section className="call-card" aria-label="下一位">
      <div className="h">
        <b className="no">{formatNumber(next.number)}</b>
        <RankMark rank={next.rank} />
        <b className="name">
          <PersonName name={nameOf(next)} />
        </b>
        <span className="sm second">{sexAndAge(next)}</span>
      </div>
      <div className="say">{next.sentence}</div>
      <CallButton keys={CALL_KEYS.next} onPress={calling.next} className="call">
        <span className="lead">下一位，</span>呼叫 {formatNumber(next.number)}
      </CallButton>
    </section>
  );
}

/** Shows a key that the desk's calling has bound; in grey where the rule would still say no, and why. */
function CallButton({
  keys,
  onPress,
  waits,
  className,
  children,
}: {
  keys: string;
  onPress: () => void;
  waits?: boolean;
  className?: string;
  children: React.ReactNode;
}) {
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classNames('btn', waits && 'waits', className)}
      onClick={onPress}
    >
      <KeyCap of={keys} />
      {children}
    </button>
  );
}
