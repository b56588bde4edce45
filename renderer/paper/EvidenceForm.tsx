import './evidence-form.css';
import type { EvidencePaper } from '../../electron/shared/contract/paper.ts';
import type { Evidence, EvidencePoint } from '../../electron/shared/contract/queue-evidence.ts';
import { LEDGER_GROUPS } from '../../electron/shared/domain/evidence-figures.ts';
import { FACILITY_LABELS, groupLabel } from '../../electron/shared/domain/evidence-words.ts';
import type { SheetLayout } from '../../electron/shared/domain/printing.ts';
import { QUEUE_POINT_NAMES } from '../../electron/shared/domain/queue-points.ts';
import { formatMoment } from '../components/format.ts';
import { WaitAxis, WaitBars, WaitKey, WaitSpans, waitScale } from '../components/wait-charts.tsx';
import { pagesOf } from './evidence-pages.tsx';
import { PageFoot, PaperMarks, Row, Sheet } from './Sheet.tsx';

/**
 * 六优先服务台账 on A4: the figures on the first page, with the lines to sign on; on those that follow every
 * call by hand, whoever was overtaken, and how each figure is defined.
 */
export function EvidenceForm({ paper, sheet }: { paper: EvidencePaper; sheet: SheetLayout }) {
  const { evidence } = paper;
  const lists = pagesOf(evidence);
  const pages = 1 + lists.length;
  const foot = (page: number) => (
    <PageFoot page={page} pages={pages}>
      {paper.madeBy} {formatMoment(paper.printedAt)} 打印
    </PageFoot>
  );
  return (
    <>
      <Sheet sheet={sheet} className="paper-evidence">
        <header>
          <div>{paper.center}</div>
          <b>{paper.station} 六优先服务台账</b>
          <div>
            {evidence.from} 至 {evidence.to}
            {evidence.to > paperDay(paper) ? '（期间未完）' : ''}
          </div>
        </header>
        <PaperMarks paper={paper} />
        <Counts evidence={evidence} />
        <WaitTable evidence={evidence} />
        <div className="evidence-columns">
          <Result evidence={evidence} />
          <section>
            <h2>
              普通号{QUEUE_POINT_NAMES[evidence.histogram.point]}等候（分，共 {evidence.histogram.count} 人）
            </h2>
            <WaitBars histogram={evidence.histogram} width={310} height={150} />
            <p>
              {evidence.histogram.capMinutes === null
                ? '现行规则没有等候上限。'
                : `虚线为 ${evidence.histogram.capMinutes} 分上限。`}
            </p>
          </section>
        </div>
        <div className="evidence-columns">
          <Proof evidence={evidence} />
          <Facilities evidence={evidence} />
        </div>
        <div className="paper-fill" />
        <Signatures />
        {foot(1)}
      </Sheet>
      {lists.map((list, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pages have no other name and never move
        <Sheet key={index} sheet={sheet} className="paper-evidence">
          {list}
          <div className="paper-fill" />
          {foot(index + 2)}
        </Sheet>
      ))}
    </>
  );
}

function paperDay({ printedAt }: EvidencePaper): string {
  return formatMoment(printedAt).slice(0, 10);
}

function Counts({ evidence }: { evidence: Evidence }) {
  const { totals, elderAge } = evidence;
  return (
    <table className="paper-table evidence-counts">
      <thead>
        <tr>
          <th rowSpan={2}>处</th>
          <th colSpan={5}>优先，按排队所用的一项计（张）</th>
          <th colSpan={3}>其余与合计（张）</th>
          <th rowSpan={2}>未叫先走</th>
        </tr>
        <tr>
          {LEDGER_GROUPS.map((group) => (
            <th key={group}>{groupLabel(group, elderAge)}</th>
          ))}
          <th>合计</th>
          <th>急</th>
          <th>普通</th>
          <th>合计</th>
        </tr>
      </thead>
      <tbody>
        {evidence.points.map((point) => (
          <CountRow key={point.point} name={QUEUE_POINT_NAMES[point.point]} counts={point} />
        ))}
      </tbody>
      <tfoot>
        <CountRow name="合计" counts={totals} />
      </tfoot>
    </table>
  );
}

function CountRow({ name, counts }: { name: string; counts: Evidence['totals'] }) {
  return (
    <tr>
      <th>{name}</th>
      {LEDGER_GROUPS.map((group) => (
        <td key={group}>{counts.groups[group]}</td>
      ))}
      <td>
        <b>{counts.priority}</b>
      </td>
      <td>{counts.emergency}</td>
      <td>{counts.ordinary}</td>
      <td>
        <b>{counts.total}</b>
      </td>
      <td>{counts.dropped}</td>
    </tr>
  );
}

const CHART = 280;

function WaitTable({ evidence }: { evidence: Evidence }) {
  const scale = waitScale(evidence.points);
  return (
    <table className="paper-table evidence-waits">
      <thead>
        <tr>
          <th rowSpan={2}>等候（分）</th>
          <th colSpan={3}>优先</th>
          <th colSpan={3}>普通</th>
          <th>
            <WaitKey />
          </th>
        </tr>
        <tr>
          <th>中位</th>
          <th>九成</th>
          <th>最久</th>
          <th>中位</th>
          <th>九成</th>
          <th>最久</th>
          <th>
            <WaitAxis scale={scale} width={CHART} />
          </th>
        </tr>
      </thead>
      <tbody>
        {evidence.points.map(({ point, waits }) => (
          <tr key={point}>
            <th>{QUEUE_POINT_NAMES[point]}</th>
            <WaitCells waits={waits.priority} />
            <WaitCells waits={waits.ordinary} />
            <td className="chart">
              <WaitSpans waits={waits} scale={scale} width={CHART} height={38} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function WaitCells({ waits }: { waits: EvidencePoint['waits']['priority'] }) {
  return (
    <>
      <td>{waits?.medianMinutes ?? '—'}</td>
      <td>{waits?.ninetiethMinutes ?? '—'}</td>
      <td>{waits?.longestMinutes ?? '—'}</td>
    </>
  );
}

function Result({ evidence }: { evidence: Evidence }) {
  const { overtaken, overdue, manual } = evidence;
  return (
    <section>
      <h2>结果</h2>
      <Row name="挂号人次" value={`${evidence.visits}（优先 ${evidence.priorityVisits}）`} />
      <Row name="号票" value={`${evidence.tickets} 张`} />
      <Row name="与叫号记录" value={evidence.agrees ? '逐条相符' : '不符'} strong />
      <Row name="普通号被越界超越" value={`${overtaken.ordinary} 人`} strong />
      <Row name="优先、急危重被越过" value={`${overtaken.priority + overtaken.emergency} 人`} strong />
      <Row name="普通号等满上限" value={`${overdue.count} 人，最久 ${overdue.longestMinutes} 分`} />
      <Row name="另叫（人工，记原因）" value={`${manual.count} 次，待阅 ${manual.unread} 次`} />
      <Row name="另叫使人越界多等" value={`${overtaken.byHand} 人`} />
    </section>
  );
}

function Proof({ evidence: { proof } }: { evidence: Evidence }) {
  return (
    <section>
      <h2>凭证</h2>
      <Row name="优先挂号" value={`${proof.priorityVisits} 人次`} />
      <Row name="有凭证在册" value={`${proof.withProof} 人次`} />
      <Row name="当日新核" value={`${proof.newlyChecked} 人次`} />
      <Row name="30 天内到期" value={`${proof.expiring} 人`} />
    </section>
  );
}

function Facilities({ evidence: { facilities } }: { evidence: Evidence }) {
  return (
    <section>
      <h2>承诺的设施</h2>
      {facilities.map(({ facility, present, note, checkedDay, checkedBy }) => (
        <Row
          key={facility}
          name={`${FACILITY_LABELS[facility]}${note === '' ? '' : `（${note}）`}`}
          value={present === null ? '没有查过' : `${present ? '有' : '没有'}，${checkedDay} ${checkedBy} 查`}
        />
      ))}
    </section>
  );
}

function Signatures() {
  return (
    <div className="day-signatures">
      {['制表', '站长', '中心检查人', '日期'].map((name) => (
        <div key={name} className="signature">
          <span>{name}</span>
          <span />
        </div>
      ))}
    </div>
  );
}
