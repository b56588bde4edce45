import type { LedgerMonth } from '../../../electron/shared/contract/ledger.ts';
import { formatShare } from '../../../electron/shared/domain/indicators.ts';
import type { ClinicDay } from '../../../electron/shared/values/clinic-day.ts';
import { negateFen } from '../../../electron/shared/values/fen.ts';
import { Figure, SideSection, SumLine } from '../../components/DeskFrame.tsx';
import { formatFen } from '../../components/format.ts';
import { Icon } from '../../components/Icon.tsx';
import { KeyCap } from '../../components/KeyCap.tsx';
import { type Lack, lacksOf, receiptRange } from './month-words.ts';

/** How much the month came to, and the proof that nothing was put on the drugs. */
export function MonthSums({ ledger }: { ledger: LedgerMonth }) {
  const { totals, indicators } = ledger;
  const { perVisitFen, drugShareTenths, headAllowanceFen } = indicators;
  return (
    <>
      <SideSection title="本月">
        <SumLine label="应收" value={formatFen(totals.grossFen)} />
        <SumLine label="减免" value={formatFen(negateFen(totals.waivedFen))} />
        {totals.refundCount > 0 ? (
          <SumLine
            label="退费"
            note={`${totals.refundCount} 笔`}
            value={formatFen(negateFen(totals.refundedFen))}
          />
        ) : null}
        <div className="net">
          <Figure label="实收" value={formatFen(totals.netFen)} mid />
        </div>
        <div className="say three">
          <span>次均 {perVisitFen === null ? '—' : formatFen(perVisitFen)}</span>
          <span>药占比 {drugShareTenths === null ? '—' : formatShare(drugShareTenths)}</span>
          <span>站长 1% {formatFen(headAllowanceFen)}</span>
        </div>
      </SideSection>
      <MarkupProof ledger={ledger} />
    </>
  );
}

function MarkupProof({ ledger: { markup } }: { ledger: LedgerMonth }) {
  const proven = markup.markupFen === 0;
  return (
    <SideSection
      title="零差率证明"
      note={
        <span className={proven ? 'ok' : 'red'}>
          <Icon name={proven ? 'check' : 'xc'} /> {proven ? '相符' : '不符'}
        </span>
      }
    >
      <SumLine label="药品收入" value={formatFen(markup.chargedFen)} />
      <SumLine label="出库进价成本" value={formatFen(markup.costFen)} />
      <SumLine
        label="拆零尾差"
        note={`${markup.splitRoundingCount} 笔`}
        value={formatFen(markup.splitRoundingFen)}
      />
      {markup.pendingChangeFen === 0 ? null : (
        <SumLine label="已收未发增减" value={formatFen(markup.pendingChangeFen)} />
      )}
      <SumLine label="加价" value={formatFen(markup.markupFen)} strong />
    </SideSection>
  );
}

/** What the month still lacks, and what has been proven. */
export function MonthState({ ledger, today }: { ledger: LedgerMonth; today: ClinicDay }) {
  const lacks = lacksOf(ledger, today);
  return (
    <SideSection
      title={ledger.closing ? '已月结' : '月结还差'}
      note={<LackCount count={lacks.length} ledger={ledger} />}
    >
      {lacks.map((lack) => (
        <LackLine key={lack.title} lack={lack} />
      ))}
      <div className="checks">
        <CheckLine
          ok={ledger.receiptGaps === 0}
          label="收据连号"
          value={ledger.receiptGaps === 0 ? receiptRange(ledger.totals) : `断 ${ledger.receiptGaps} 号`}
        />
        <CheckLine
          ok={ledger.drugs.unbalanced === 0}
          label="药品期初 + 入 − 出"
          value={
            ledger.drugs.unbalanced === 0
              ? `期末 ${ledger.drugs.drugCount} 品`
              : `${ledger.drugs.unbalanced} 品不符`
          }
        />
        <CheckLine
          ok={ledger.proof.holds && ledger.failingDays.length === 0}
          label="三方相符"
          value={`已结 ${ledger.counts.closed} 日`}
        />
        {ledger.closing ? (
          <CheckLine
            ok={ledger.closing.agrees}
            label="月结存数"
            value={ledger.closing.agrees ? '与逐笔记录相符' : '与逐笔记录不符'}
          />
        ) : null}
      </div>
    </SideSection>
  );
}

function LackCount({ count, ledger }: { count: number; ledger: LedgerMonth }) {
  if (ledger.closing) return <span className="ok">不再变动</span>;
  return count === 0 ? <span className="ok">可以月结</span> : <span className="red">{count} 件</span>;
}

function LackLine({ lack }: { lack: Lack }) {
  return (
    <div className="block">
      <span className="red">
        <Icon name="xc" />
      </span>
      <b>{lack.title}</b>
      <span className="say">
        {lack.detail}
        {lack.key ? (
          <span>
            <KeyCap of={lack.key} /> {lack.where}
          </span>
        ) : null}
      </span>
    </div>
  );
}

function CheckLine({ ok, label, value }: { ok: boolean; label: string; value: string }) {
  return (
    <div className="chk">
      <span className={ok ? 'ok' : 'red'}>
        <Icon name={ok ? 'check' : 'xc'} />
      </span>
      {label}
      <span className="v">{value}</span>
    </div>
  );
}
