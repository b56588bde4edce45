import type { DayMoney, DayView } from '../../electron/shared/contract/cashier-day.ts';
import type { DayFormPaper } from '../../electron/shared/contract/paper.ts';
import { FEE_CATEGORY_LABELS } from '../../electron/shared/domain/fee-categories.ts';
import type { SheetLayout } from '../../electron/shared/domain/printing.ts';
import { TENDER_LABELS } from '../../electron/shared/domain/tenders.ts';
import { addFen, type Fen, fen, negateFen, sumFen } from '../../electron/shared/values/fen.ts';
import {
  formatFen,
  formatLongDay,
  formatMoment,
  formatReceiptNo,
  formatWeekday,
} from '../components/format.ts';
import { PageFoot, PaperMarks, Row, Sheet, Words } from './Sheet.tsx';

/** 日结表 on A4: counts, money, drawer, the three-way proof and the lines to sign on. */
export function DayForm({ paper, sheet }: { paper: DayFormPaper; sheet: SheetLayout }) {
  const { view } = paper;
  const { money, closing } = view;
  return (
    <Sheet sheet={sheet} className="paper-day">
      <header>
        <div>{paper.center}</div>
        <b>{paper.station} 日结表</b>
        <div>
          {formatLongDay(view.day)} {formatWeekday(view.day)}
          {closing?.zeroBusiness ? ' · 零业务' : ''}
        </div>
      </header>
      <PaperMarks paper={paper} />
      <Counts view={view} />
      {money ? (
        <>
          <div className="day-columns">
            <Income money={money} />
            <Tenders money={money} />
          </div>
          <div className="day-columns">
            <Drawer view={view} />
            <Proof view={view} money={money} />
          </div>
        </>
      ) : null}
      <div className="day-capital">
        <Row name="实收（净）" value={`${formatFen(closing?.netFen ?? money?.netFen ?? fen(0))} 元`} strong />
        <Words name="大写" value={paper.netCapital} />
        <Row name="交款" value={`${formatFen(view.count?.dropFen ?? fen(0))} 元`} strong />
        <Words name="大写" value={paper.dropCapital} />
        <Words name="交款单号" value={closing?.depositSlip || '　'} />
        {closing?.overShortReason ? <Words name="长短款原因" value={closing.overShortReason} /> : null}
      </div>
      <div className="paper-fill" />
      <Signatures view={view} />
      <PageFoot page={1} pages={1}>
        {closing ? `${formatMoment(closing.at)} 日结` : ''} · {formatMoment(paper.printedAt)} 打印
      </PageFoot>
    </Sheet>
  );
}

function Counts({ view }: { view: DayView }) {
  const range =
    view.firstReceiptNo === null
      ? '无'
      : `${formatReceiptNo(view.firstReceiptNo)}–${formatReceiptNo(view.lastReceiptNo ?? view.firstReceiptNo)}`;
  return (
    <table className="paper-table day-counts">
      <thead>
        <tr>
          <th>挂号</th>
          <th>退号</th>
          <th>收费</th>
          <th>退费</th>
          <th>收据号段</th>
          <th>缺号</th>
          <th>未收费用</th>
          <th>已收未发药</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <td>{view.visitCount} 人次</td>
          <td>{view.cancelledCount} 个</td>
          <td>{view.saleCount} 张</td>
          <td>{view.refundCount} 张</td>
          <td>{range}</td>
          <td>{view.receiptGaps} 个</td>
          <td>
            {view.unpaid.count} 笔 {formatFen(view.unpaid.amountFen)}
          </td>
          <td>{view.notHandedOut} 张</td>
        </tr>
      </tbody>
    </table>
  );
}

function Income({ money }: { money: DayMoney }) {
  return (
    <section>
      <h2>收入（按费用类别）</h2>
      {money.categories.map((row) => (
        <Row key={row.category} name={FEE_CATEGORY_LABELS[row.category]} value={formatFen(row.amountFen)} />
      ))}
      <Row name="合计（收费减退费）" value={formatFen(money.chargedFen)} strong />
      <Row name="应收" value={formatFen(money.grossFen)} />
      <Row name="减免（另账）" value={formatFen(negateFen(money.waivedFen))} />
      <Row name="退费" value={formatFen(negateFen(money.refundedFen))} />
      <Row name="实收（净）" value={formatFen(money.netFen)} strong />
    </section>
  );
}

function Tenders({ money }: { money: DayMoney }) {
  return (
    <section>
      <h2>收款方式</h2>
      {money.tenders.map((row) => (
        <Row key={row.tender} name={TENDER_LABELS[row.tender]} value={formatFen(row.amountFen)} />
      ))}
      <Row name="合计" value={formatFen(sumFen(money.tenders, (row) => row.amountFen))} strong />
      <Row name="现金舍入" value={formatFen(money.cashRoundingFen)} />
    </section>
  );
}

function Drawer({ view }: { view: DayView }) {
  const { count } = view;
  if (!count) return <section />;
  return (
    <section>
      <h2>点钞（{count.byName}）</h2>
      {count.lines.map((line) => (
        <Row
          key={line.denominationFen}
          name={`${formatFen(fen(line.denominationFen))} × ${line.pieces}`}
          value={formatFen(fen(line.denominationFen * line.pieces))}
        />
      ))}
      <Row name="点得" value={formatFen(count.totalFen)} strong />
      <Row name="减 备用金" value={formatFen(negateFen(count.floatBeforeFen))} />
      <Row name="今日现金" value={formatFen(count.cashOfDayFen)} />
      <Row name={overShortWord(count.overShortFen)} value={formatFen(count.overShortFen)} strong />
      <Row name="留存备用金" value={formatFen(count.floatAfterFen)} />
    </section>
  );
}

function overShortWord(amount: Fen): string {
  if (amount === 0) return '长短款（相符）';
  return amount > 0 ? '长款' : '短款';
}

function Proof({ view, money }: { view: DayView; money: DayMoney }) {
  const { proof } = money;
  const settled = addFen(proof.moneyFen, proof.insuranceFen, money.waivedNetFen, money.cashRoundingFen);
  const drugs = addFen(money.drugCostFen, money.splitRoundingFen, money.drugPendingChangeFen);
  return (
    <section>
      <h2>三方相符{proof.holds ? '（相符）' : '（不符）'}</h2>
      <Row name="已结费用" value={formatFen(money.chargedFen)} />
      <Row name="收款 + 医保 + 减免" value={formatFen(settled)} strong />
      <Row name="药品收费（进价）" value={formatFen(money.drugChargedFen)} />
      <Row name="出库成本 + 尾差 + 未发" value={formatFen(drugs)} strong />
      <Row name="其中 出库成本" value={formatFen(money.drugCostFen)} />
      <Row name="其中 拆零尾差" value={formatFen(money.splitRoundingFen)} />
      <Row name="其中 已收未发" value={formatFen(money.drugPendingChangeFen)} />
      <Row name="收费 / 退费" value={`${view.saleCount} / ${view.refundCount} 张`} />
    </section>
  );
}

function Signatures({ view }: { view: DayView }) {
  const { closing } = view;
  return (
    <div className="day-signatures">
      <Line name="制表" who={closing?.madeByName ?? ''} />
      <Line name="复核" who={closing?.checkedByName ?? ''} />
      <Line name="站长" who="" />
      <Line name="中心财务" who="" />
    </div>
  );
}

function Line({ name, who }: { name: string; who: string }) {
  return (
    <div className="signature">
      <span>{name}</span>
      <span>{who}</span>
    </div>
  );
}
