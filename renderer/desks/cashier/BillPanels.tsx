import { Fragment, useEffect, useRef } from 'react';
import type { Bill, BillLine } from '../../../electron/shared/contract/cashier-bill.ts';
import { FEE_CATEGORIES, FEE_CATEGORY_LABELS } from '../../../electron/shared/domain/fee-categories.ts';
import { negateFen, subtractFen, sumFen } from '../../../electron/shared/values/fen.ts';
import { Checkbox } from '../../components/Checkbox.tsx';
import { Panel } from '../../components/DeskFrame.tsx';
import { Fields } from '../../components/Fields.tsx';
import { formatFen, formatPrice, formatTime } from '../../components/format.ts';
import { KeyCap } from '../../components/KeyCap.tsx';
import { useKeys } from '../../components/keys.tsx';
import { useLargeType } from '../../components/large-type.tsx';

export interface BillPanelsProps {
  readonly bill: Bill;
  /** Keys of what is paid now; undefined = everything, and no boxes are shown. */
  readonly chosen: ReadonlySet<string> | undefined;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}

/** With waivers below it the box shows about so many. */
const LINES_IN_SIGHT = 8;

/** 费用, 减免 and the sum between them: everything of one bill, in the order of the receipt. */
export function BillPanels({ bill, chosen, onChoose }: BillPanelsProps) {
  const paid = (key: string) => chosen === undefined || chosen.has(key);
  const lines = bill.lines.filter((line) => paid(line.key));
  const waivers = bill.waivers.filter((waiver) => paid(waiver.key));
  const gross = sumFen(lines, (line) => line.amountFen);
  const waived = sumFen(waivers, (waiver) => waiver.amountFen);
  return (
    <>
      <Panel
        className="fees"
        title="费用"
        note={noteOf(bill)}
        end={
          <>
            <KeyCap of="Alt+M" /> <span className="sm second">只收一部分</span>
          </>
        }
      >
        <BillTable bill={bill} chosen={chosen} onChoose={onChoose} gross={formatFen(gross)} />
      </Panel>
      {bill.lapsed.map((slip) => (
        <div key={slip.number} className="note bad">
          处方 {slip.number} 只到 {slip.validToDay} 有效，不能再收。请医生重新开方。
        </div>
      ))}
      {waivers.length > 0 ? <WaiverPanel waivers={waivers} /> : null}
      <div className="panel eq">
        <div>
          <span>应收</span>
          <b>{formatFen(gross)}</b>
        </div>
        <i>−</i>
        <div>
          <span>减免 {waivers.length} 项</span>
          <b>{formatFen(waived)}</b>
        </div>
        <i>=</i>
        <div className="due">
          <span className="due">应交</span>
          <b>{formatFen(subtractFen(gross, waived))}</b>
        </div>
      </div>
    </>
  );
}

function noteOf(bill: Bill): string {
  const slip = bill.prescriptions[0];
  const count = `${bill.lines.length} 项`;
  if (!slip) return count;
  const more = bill.prescriptions.length > 1 ? ` 等 ${bill.prescriptions.length} 张` : '';
  return `${slip.doctorName} ${formatTime(slip.signedAt)} 签名 · 处方 ${slip.number}${more} · ${count}`;
}

function BillTable({ bill, chosen, onChoose, gross }: BillPanelsProps & { gross: string }) {
  const groups = FEE_CATEGORIES.map((category) => ({
    category,
    lines: bill.lines.filter((line) => line.category === category),
  })).filter((group) => group.lines.length > 0);
  const toggle = (key: string) => {
    const next = new Set(chosen);
    if (!next.delete(key)) next.add(key);
    onChoose(next);
  };
  const box = useBoxesUnderHand(chosen !== undefined);
  useBillKeys({ bill, chosen, onChoose }, box);
  return (
    <div ref={box} className="bill-box">
      <Fields onLast={toCash}>
        <table className="t bill">
          <BillHead />
          <tbody>
            {groups.map(({ category, lines }) => (
              <Fragment key={category}>
                {lines.map((line, at) => (
                  <tr key={line.chargeKey} className={at === 0 ? 'g' : ''}>
                    <td>{at === 0 ? <b>{feeWord(FEE_CATEGORY_LABELS[category])}</b> : null}</td>
                    <td>
                      {chosen === undefined ? (
                        nameOf(line)
                      ) : (
                        <Checkbox checked={chosen.has(line.key)} onChange={() => toggle(line.key)}>
                          {nameOf(line)}
                        </Checkbox>
                      )}
                    </td>
                    <LineFigures line={line} />
                    <td className="num">
                      {at === 0 ? <b>{formatFen(sumFen(lines, (one) => one.amountFen))}</b> : null}
                    </td>
                  </tr>
                ))}
              </Fragment>
            ))}
          </tbody>
          <tfoot>
            <tr className="tot">
              <td>应收</td>
              <td colSpan={5} className="sm second plain">
                药品按所出批号的进价收，未加价
              </td>
              <td className="num">{gross}</td>
            </tr>
          </tfoot>
        </table>
      </Fields>
    </div>
  );
}

function BillHead() {
  const { large } = useLargeType();
  return (
    <>
      <colgroup>
        <col style={{ width: large ? 82 : 94 }} />
        <col />
        {(large ? [36, 92, 62, 60, 62] : [42, 102, 72, 70, 76]).map((width, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns never move
          <col key={at} style={{ width }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <th>类别</th>
          <th>项目</th>
          <th>单位</th>
          <th className="num">单价</th>
          <th className="num">数量</th>
          <th className="num">金额</th>
          <th className="num">小计</th>
        </tr>
      </thead>
    </>
  );
}

/** The hand stays at the cash, and PageDown is the next patient: a long bill has keys of its own. */
function useBillKeys(
  { bill, chosen, onChoose }: BillPanelsProps,
  box: { readonly current: HTMLElement | null },
): void {
  const scroll = (pages: number) => {
    const lines = box.current;
    lines?.scrollBy({ top: pages * lines.clientHeight * 0.8 });
  };
  const long = bill.lines.length > LINES_IN_SIGHT;
  useKeys([
    { keys: 'Alt+↑ ↓', label: '翻看费用', shown: long },
    { keys: 'Alt+ArrowDown', label: '往下翻', shown: false, run: () => scroll(1), enabled: long },
    { keys: 'Alt+ArrowUp', label: '往上翻', shown: false, run: () => scroll(-1), enabled: long },
    {
      keys: 'Alt+A',
      label: chosen?.size === 0 ? '全勾上' : '全不勾',
      run: () => onChoose(new Set(chosen?.size === 0 ? bill.lines.map((line) => line.key) : [])),
      enabled: chosen !== undefined,
      shown: chosen !== undefined,
    },
  ]);
}

/** 只收一部分: the hand goes to the boxes (space ticks, Enter goes on), and back to the cash after the last. */
function useBoxesUnderHand(choosing: boolean) {
  const box = useRef<HTMLDivElement>(null);
  const before = useRef(choosing);
  useEffect(() => {
    if (choosing) box.current?.querySelector('input')?.focus();
    else if (before.current) toCash();
    before.current = choosing;
  }, [choosing]);
  return box;
}

function toCash(): void {
  document.querySelector<HTMLElement>('.s-cashier [name="cash-given"]')?.focus();
}

/** As receipts write it: 挂号费、西药费; 一般诊疗费 says so already. */
function feeWord(label: string): string {
  return label.endsWith('费') ? label : `${label}费`;
}

function nameOf(line: BillLine): string {
  return line.kind === 'drug' ? `${line.name} ${line.spec}` : line.name;
}

/** Whole packs are priced by the pack; a split one shows the pack's price and the units taken. */
function LineFigures({ line }: { line: BillLine }) {
  if (line.kind === 'service') {
    return (
      <>
        <td>{line.unit}</td>
        <td className="num">{formatFen(line.priceFen)}</td>
        <td className="num">{line.qty}</td>
        <td className="num">{formatFen(line.amountFen)}</td>
      </>
    );
  }
  const split = line.qty % line.packSize !== 0;
  return (
    <>
      <td>{split ? line.smallUnit : line.packUnit}</td>
      <td className="num">
        {split ? `${line.packUnit}价 ` : ''}
        {formatPrice(line.price)}
      </td>
      <td className="num">{split ? `拆零 ${line.qty}` : line.qty / line.packSize}</td>
      <td className="num">{formatFen(line.amountFen)}</td>
    </>
  );
}

function WaiverPanel({ waivers }: { waivers: Bill['waivers'] }) {
  return (
    <Panel title="减免" note="不计收入，另账核算；按规则自动减">
      <table className="t">
        <colgroup>
          <col style={{ width: '25%' }} />
          <col style={{ width: '34%' }} />
          <col />
          <col style={{ width: 84 }} />
        </colgroup>
        <thead>
          <tr>
            <th>种类</th>
            <th>依据</th>
            <th>减的是</th>
            <th className="num">金额</th>
          </tr>
        </thead>
        <tbody>
          {waivers.map((waiver) => (
            <tr key={waiver.chargeKey}>
              <td>
                <span className="whole-name">{waiver.name}</span>
              </td>
              <td>
                <span className="whole-name">{waiver.basis}</span>
              </td>
              <td>
                <span className="whole-name">{waiver.itemName}</span>
              </td>
              <td className="num">{formatFen(negateFen(waiver.amountFen))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
