import type { DayMoney, DayView } from '../../../../electron/shared/contract/cashier-day.ts';
import { TENDER_LABELS } from '../../../../electron/shared/domain/tenders.ts';
import { addFen, type Fen, subtractFen, sumFen } from '../../../../electron/shared/values/fen.ts';
import { classNames } from '../../../components/class-names.ts';
import { Panel } from '../../../components/DeskFrame.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { formatFen } from '../../../components/format.ts';
import { Icon } from '../../../components/Icon.tsx';

/** `短 0.50`, `长 1.00`, or a check mark with zero. */
export function OverShort({ amount }: { amount: Fen }) {
  if (amount === 0) {
    return (
      <span className="ok">
        <Icon name="check" /> 0.00
      </span>
    );
  }
  return <b className="red">{overShortText(amount)}</b>;
}

export function overShortText(amount: Fen): string {
  return `${amount > 0 ? '长' : '短'} ${formatFen(amount).replace('\u2212', '')}`;
}

/** ② 账上与点得: only the cash is counted; other tenders are what the bank and the insurance will say. */
export function BooksPanel({ view }: { view: DayView }) {
  const { money, count } = view;
  if (!money) {
    return (
      <Panel title="② 账上与点得" note="封存点数后才显示">
        <EmptyState icon="cash" title="先点钱箱">
          左边填各面额的张数，按 F12 封存，账上的数字才显示。
        </EmptyState>
      </Panel>
    );
  }
  const total = sumFen(money.tenders, (row) => row.amountFen);
  const over = count?.overShortFen ?? view.closing?.overShortFen;
  return (
    <Panel title="② 账上与点得" note="其他方式与终端小票核对">
      <table className="t">
        <thead>
          <tr>
            <th>收款方式</th>
            <th className="num">账上</th>
            <th className="num">点得</th>
            <th className="num">差</th>
          </tr>
        </thead>
        <tbody>
          {shownTenders(money).map(({ tender, amountFen }) => {
            const isCash = tender === 'cash';
            return (
              <tr key={tender} className={classNames(isCash && 'on')}>
                <td>{isCash ? <b>{TENDER_LABELS[tender]}</b> : TENDER_LABELS[tender]}</td>
                <td className="num">{formatFen(amountFen)}</td>
                <td className="num">{isCash && count ? formatFen(count.cashOfDayFen) : '—'}</td>
                <td className="num">{isCash && over !== undefined ? <OverShort amount={over} /> : ''}</td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr className="tot">
            <td>合计</td>
            <td className="num">{formatFen(total)}</td>
            <td className="num" colSpan={2}>
              {money.cashRoundingFen === 0 ? '' : `现金舍入 ${formatFen(money.cashRoundingFen)}`}
            </td>
          </tr>
        </tfoot>
      </table>
      {count ? <Drawer count={count} /> : null}
    </Panel>
  );
}

/** From all that lay in the drawer to the cash of the day. */
function Drawer({ count }: { count: NonNullable<DayView['count']> }) {
  return (
    <div className="drawer">
      <div className="sum">
        <span>点得现金</span>
        <span>{formatFen(count.totalFen)}</span>
      </div>
      <div className="sum">
        <span>
          减 备用金 <small>上次留存</small>
        </span>
        <span>{formatFen(count.floatBeforeFen)}</span>
      </div>
      <div className="sum">
        <b>今日现金</b>
        <b>{formatFen(count.cashOfDayFen)}</b>
      </div>
    </div>
  );
}

/** 挂账 is rare: it takes a row only when there is some. */
function shownTenders({ tenders }: DayMoney): DayMoney['tenders'] {
  return tenders.filter((row) => row.tender !== 'on_account' || row.amountFen !== 0);
}

/** ③ 三方相符: what the closing proves, from raw rows. */
export function ProofPanel({ view }: { view: DayView }) {
  const { money } = view;
  if (!money) return <Panel className="grow" title="③ 三方相符" note="封存点数后从原始行逐笔重算" />;
  const { proof } = money;
  const broken = proof.identities.filter((one) => one.difference !== 0);
  const holds = proof.holds && money.breaches.length === 0;
  const drugRight = addFen(money.drugCostFen, money.splitRoundingFen, money.drugPendingChangeFen);
  return (
    <Panel
      className="grow"
      title="③ 三方相符"
      note="从原始行逐笔重算"
      end={
        holds ? (
          <span className="ok">
            <Icon name="check" /> 无一处不符
          </span>
        ) : (
          <b className="red">有 {broken.length + money.breaches.length} 处不符</b>
        )
      }
    >
      <Identity
        left={{
          word: '已结费用',
          amount: money.chargedFen,
          say: `${view.saleCount} 笔收费 − ${view.refundCount} 笔退费`,
        }}
        right={{
          word: '收款 + 医保 + 减免',
          amount: addFen(proof.moneyFen, proof.insuranceFen, money.waivedNetFen, money.cashRoundingFen),
          say: settledWords(money),
        }}
      />
      <Identity
        left={{ word: '药品收费', amount: money.drugChargedFen, say: '按所出批号的进价' }}
        right={{
          word: '出库进价成本 + 尾差',
          amount: drugRight,
          say: `成本 ${formatFen(money.drugCostFen)} + 拆零尾差 ${formatFen(money.splitRoundingFen)} + 已收未发 ${formatFen(money.drugPendingChangeFen)}`,
        }}
      />
      {money.breaches.map((breach) => (
        <div key={breach} className="note bad">
          {breach}
        </div>
      ))}
    </Panel>
  );
}

function settledWords({ proof, waivedNetFen, cashRoundingFen }: DayMoney): string {
  const rounding = cashRoundingFen === 0 ? '' : ` + 舍入 ${formatFen(cashRoundingFen)}`;
  return `收款 ${formatFen(proof.moneyFen)} + 医保 ${formatFen(proof.insuranceFen)} + 减免 ${formatFen(waivedNetFen)}${rounding}`;
}

interface Side {
  readonly word: string;
  readonly amount: Fen;
  readonly say: string;
}

function Identity({ left, right }: { left: Side; right: Side }) {
  const even = subtractFen(left.amount, right.amount) === 0;
  return (
    <div className="proof">
      <SideBox {...left} />
      <i className={even ? '' : 'red'}>{even ? '=' : '≠'}</i>
      <SideBox {...right} />
    </div>
  );
}

function SideBox({ word, amount, say }: Side) {
  return (
    <div className="p">
      <div className="b">
        <span>{word}</span>
        <b>{formatFen(amount)}</b>
      </div>
      <div className="s">{say}</div>
    </div>
  );
}
